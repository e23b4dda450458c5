"""H5P: installed libraries, and content in revisions that no later edit changes.

Files lie in the media store under `folder`: what is there never changes, and a new state of a
library or of content is another folder.
"""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.enums import DependencyKind

VERSION = ("machine_name", "major", "minor")


class H5PLibraryQuerySet(models.QuerySet["H5PLibrary"]):
    def named(self, machine_name: str, major: int, minor: int) -> "H5PLibraryQuerySet":
        return self.filter(machine_name=machine_name, major=major, minor=minor)


class H5PLibrary(models.Model):
    """One version of a library; a greater patch takes the place of a smaller one."""

    machine_name = models.CharField(_("machine name"), max_length=255)
    major = models.PositiveIntegerField()
    minor = models.PositiveIntegerField()
    patch = models.PositiveIntegerField()
    title = models.CharField(_("title"), max_length=255)
    runnable = models.BooleanField(_("can be played by itself"))
    # library.json as it came, and semantics.json.
    metadata = models.JSONField()
    semantics = models.JSONField(default=list)
    folder = models.CharField(max_length=400, unique=True)
    # {path in the folder: [SHA-256, bytes]}
    files = models.JSONField()
    installed_at = models.DateTimeField(_("installed"), default=timezone.now)
    installed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("installed by"),
    )

    objects = H5PLibraryQuerySet.as_manager()

    class Meta:
        verbose_name = _("H5P library")
        verbose_name_plural = _("H5P libraries")
        ordering = [*VERSION]
        permissions = [("install_h5plibrary", "Can install H5P libraries")]
        constraints = [
            models.UniqueConstraint(fields=[*VERSION], name="library_version_once"),
        ]

    def __str__(self) -> str:
        return f"{self.machine_name} {self.major}.{self.minor}.{self.patch}"


class H5PLibraryDependency(models.Model):
    """What a library needs, by name: that which only the editor needs may not be here."""

    library = models.ForeignKey(H5PLibrary, models.CASCADE, related_name="dependencies")
    kind = models.CharField(max_length=9, choices=DependencyKind)
    # The place in library.json, which is the order of loading.
    place = models.PositiveSmallIntegerField()
    machine_name = models.CharField(max_length=255)
    major = models.PositiveIntegerField()
    minor = models.PositiveIntegerField()

    class Meta:
        ordering = ["library", "kind", "place"]
        constraints = [
            models.UniqueConstraint(
                fields=["library", "kind", "place"], name="library_dependency_once"
            ),
        ]
        indexes = [models.Index(fields=[*VERSION], name="library_needed_by")]

    def __str__(self) -> str:
        return f"{self.machine_name} {self.major}.{self.minor}"


class H5PContent(models.Model):
    """An interactive content under one address, whatever its revision."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(_("title"), max_length=255)
    language = models.CharField(_("language"), max_length=10)
    # The revision that is played; empty only while the first is being written.
    current = models.ForeignKey(
        "H5PContentRevision", models.PROTECT, null=True, related_name="+", editable=False
    )
    created_at = models.DateTimeField(_("created"), default=timezone.now)

    class Meta:
        verbose_name = _("H5P content")
        verbose_name_plural = _("H5P contents")
        ordering = ["title", "pk"]
        permissions = [("publish_h5pcontent", "Can change H5P content that live pages play")]

    def __str__(self) -> str:
        return self.title


class H5PContentRevision(models.Model):
    """What was imported once; attempts lead to it, so it stays as it is."""

    content = models.ForeignKey(H5PContent, models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    main_library = models.ForeignKey(H5PLibrary, models.PROTECT, related_name="revisions")
    # The libraries that the player loads, dependencies before those that depend on them.
    libraries = models.ManyToManyField(H5PLibrary, through="H5PUse", related_name="used_by")
    # h5p.json and content/content.json as they came; the content after the filter.
    manifest = models.JSONField()
    params = models.JSONField()
    filtered = models.JSONField()
    folder = models.CharField(max_length=400, unique=True)
    files = models.JSONField()
    # The most that can be reached, where the server can tell.
    maximum = models.DecimalField(max_digits=7, decimal_places=2, null=True)
    # Over the manifest, the content and the digests of its files.
    sha256 = models.CharField(max_length=64)
    created_at = models.DateTimeField(default=timezone.now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("revision of H5P content")
        ordering = ["content", "number"]
        constraints = [
            models.UniqueConstraint(fields=["content", "number"], name="content_revision_once"),
        ]

    def __str__(self) -> str:
        return f"{self.manifest.get('title', '')} {self.number}"

    @property
    def title(self) -> Any:
        return self.manifest["title"]


class H5PUse(models.Model):
    """A library in the order in which a revision loads it."""

    revision = models.ForeignKey(H5PContentRevision, models.CASCADE, related_name="uses")
    library = models.ForeignKey(H5PLibrary, models.PROTECT, related_name="uses")
    place = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["revision", "place"]
        constraints = [
            models.UniqueConstraint(fields=["revision", "place"], name="library_place_once"),
            models.UniqueConstraint(fields=["revision", "library"], name="library_used_once"),
        ]

    def __str__(self) -> str:
        return f"{self.place}"


class H5PUnusedFolder(models.Model):
    """A folder of the media store to which nothing leads: not yet, or no longer."""

    folder = models.CharField(max_length=400, unique=True)
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["since"]

    def __str__(self) -> str:
        return self.folder
