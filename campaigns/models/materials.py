"""Files that were made to be printed, with the numbers they carry, and how often they were fetched.

What lies on paper cannot be called back, so every file that was ever given out is kept.
"""

from datetime import date, timedelta
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from campaigns.enums import MaterialKind
from campaigns.models.help import ALL_LANGUAGES


class MaterialQuerySet(models.QuerySet["Material"]):
    def current(self) -> "MaterialQuerySet":
        return self.filter(outdated_at=None)

    def mark_outdated(self) -> int:
        return self.current().update(outdated_at=timezone.now())


class Material(models.Model):
    """One file. Outdated, it is kept and never given out again."""

    page = models.ForeignKey(
        Page, models.SET_NULL, null=True, related_name="+", verbose_name=_("page")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=MaterialKind)
    language = models.CharField(_("language"), max_length=7, choices=ALL_LANGUAGES)
    has_bleed = models.BooleanField(_("with bleed"), default=False)
    # Where its square code leads, also after its page is gone.
    address = models.URLField(_("address"), max_length=400)
    # [{"hotline": its id, "number": as printed, "checked_on": an ISO date}]
    lines = models.JSONField(_("numbers on it"), default=list)
    # Of all that was printed: what is equal needs no new file.
    fingerprint = models.CharField(max_length=64)
    content = models.BinaryField()
    size = models.PositiveIntegerField(_("size in bytes"))
    made_at = models.DateTimeField(_("made at"), default=timezone.now)
    outdated_at = models.DateTimeField(_("outdated at"), null=True)

    objects: ClassVar[Any] = MaterialQuerySet.as_manager()

    class Meta:
        verbose_name = _("material")
        verbose_name_plural = _("materials")
        ordering = ["page", "language", "kind", "has_bleed", "-made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "language", "kind", "has_bleed"],
                condition=models.Q(outdated_at=None),
                name="one_current_material_of_a_kind",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.language}"

    @property
    def checked_on(self) -> date:
        """The oldest check among its numbers."""
        return min(date.fromisoformat(line["checked_on"]) for line in self.lines)


class DownloadDayQuerySet(models.QuerySet["DownloadDay"]):
    def lately(self, today: date) -> "DownloadDayQuerySet":
        return self.filter(day__gt=today - timedelta(days=DownloadDay.SHOWN_DAYS))


class DownloadDay(models.Model):
    """How often a material was fetched on one day: no person, no address, no time."""

    # A smaller figure could tell of single people.
    SHOWN_FROM = 10
    SHOWN_DAYS = 30

    day = models.DateField(_("day"))
    page = models.ForeignKey(Page, models.CASCADE, related_name="+", verbose_name=_("page"))
    kind = models.CharField(_("kind"), max_length=10, choices=MaterialKind)
    language = models.CharField(_("language"), max_length=7, choices=ALL_LANGUAGES)
    count = models.PositiveIntegerField(_("downloads"), default=0)

    objects: ClassVar[Any] = DownloadDayQuerySet.as_manager()

    class Meta:
        verbose_name = _("downloads of a day")
        ordering = ["-day", "page", "kind"]
        constraints = [
            models.UniqueConstraint(
                fields=["day", "page", "kind", "language"], name="one_download_total_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.kind} {self.language}"

    @property
    def shown(self) -> int | None:
        """The total, or None where it is too small to be shown."""
        return self.count if self.count >= self.SHOWN_FROM else None
