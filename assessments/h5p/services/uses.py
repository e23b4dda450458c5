"""What content and libraries are used by."""

from collections import defaultdict
from dataclasses import astuple
from typing import Any

from django.db import models
from django.db.models import Q, QuerySet
from django.db.models.deletion import Collector, ProtectedError, RestrictedError

from assessments.enums import DependencyKind
from assessments.h5p.services.shelf import version_of
from assessments.models import (
    H5PContent,
    H5PContentRevision,
    H5PLibrary,
    H5PLibraryDependency,
)
from qalqan.common.services import references

# Part of what a stream calls a block that shows content.
BLOCK = "h5p"

# What the player loads; that which only the editor needs can be done without.
OF_PLAYING = (DependencyKind.PRELOADED, DependencyKind.DYNAMIC)


def places(content: H5PContent) -> list[models.Model]:
    """The pages and other records that show the content, drafts and held versions included."""
    shown = references.places(content, marked=BLOCK)
    # Its own revisions refer to it too.
    return [record for record in shown if not isinstance(record, H5PContentRevision)]


def is_live(content: H5PContent) -> bool:
    """Whether learners play it, or soon will: an author's own draft is no reason to wait."""
    return references.is_read(content, marked=BLOCK)


def records_on(content: H5PContent) -> dict[str, int]:
    """How many records must stay that rest on a revision of it, by what they are called."""
    found: dict[str, int] = defaultdict(int)
    try:
        Collector(using=content._state.db or "default").collect(
            list(content.revisions.only("content"))
        )
    except (ProtectedError, RestrictedError) as error:
        for record in error.args[1]:
            if not isinstance(record, H5PContent):
                found[str(record._meta.verbose_name)] += 1
    return dict(found)


def played_with(library: H5PLibrary) -> QuerySet[H5PContent]:
    """Contents of which any revision, an earlier one too, is played with the library."""
    revisions = H5PContentRevision.objects.filter(
        Q(uses__library=library) | Q(main_library=library)
    )
    return H5PContent.objects.filter(pk__in=revisions.values("content"))


def needed_by(library: H5PLibrary) -> QuerySet[H5PLibrary]:
    """Other libraries that could not be played without it."""
    return _dependents(library, Q(kind__in=OF_PLAYING))


def edited_with(library: H5PLibrary) -> QuerySet[H5PLibrary]:
    """Other libraries that need it to be edited."""
    return _dependents(library, ~Q(kind__in=OF_PLAYING))


def _dependents(library: H5PLibrary, kind: Any) -> QuerySet[H5PLibrary]:
    name, major, minor = astuple(version_of(library))
    naming = H5PLibraryDependency.objects.filter(kind, machine_name=name, major=major, minor=minor)
    found = H5PLibrary.objects.filter(pk__in=naming.values("library")).exclude(pk=library.pk)
    return found.defer("metadata", "semantics", "files")
