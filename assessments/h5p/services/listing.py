"""Content and libraries as the screens list them."""

from typing import Any, NamedTuple

from django.db.models import Count, F, Q, QuerySet

from assessments.h5p.formats import Dependency
from assessments.h5p.services.shelf import version_of
from assessments.models import H5PContent, H5PContentRevision, H5PLibrary, H5PLibraryDependency
from assessments.models.packages import VERSION

HEAVY = (
    *("params", "filtered", "files"),
    *("main_library__metadata", "main_library__semantics", "main_library__files"),
)


class LibraryRow(NamedTuple):
    """A library, how many contents are played with it, and what it lacks to be edited."""

    library: H5PLibrary
    contents: int
    files: int
    missing_for_editor: list[str]


class NeedRow(NamedTuple):
    """What a library needs, and the installed library that is it; None where it is missing."""

    need: H5PLibraryDependency
    installed: H5PLibrary | None


def contents() -> QuerySet[H5PContent]:
    """What is played, with its revision and main library."""
    played = H5PContent.objects.exclude(current=None)
    found = played.select_related("current__main_library", "current__created_by")
    # A list names them, and what is played may be large.
    return found.defer(*(f"current__{one}" for one in HEAVY))


def revisions(content: H5PContent) -> QuerySet[H5PContentRevision]:
    """The newest first."""
    return (
        content.revisions.select_related("main_library", "created_by")
        .defer("params", "filtered")
        .order_by("-number")
    )


def libraries() -> list[LibraryRow]:
    played = Q(uses__revision__content__current=F("uses__revision"))
    rows: list[Any] = list(
        H5PLibrary.objects.defer("metadata", "semantics")
        .select_related("installed_by")
        .prefetch_related("dependencies")
        .annotate(contents=Count("uses", filter=played))
    )
    here = {version_of(row) for row in rows}
    return [LibraryRow(row, row.contents, len(row.files), _missing(row, here)) for row in rows]


def needed(library: H5PLibrary) -> list[NeedRow]:
    """What it needs, in the order of its library.json."""
    rows = {version_of(row): row for row in H5PLibrary.objects.only(*VERSION, "patch")}
    needs = list(library.dependencies.all())
    return [NeedRow(need, rows.get(version_of(need))) for need in needs]


def _missing(row: H5PLibrary, here: set[Dependency]) -> list[str]:
    needed = map(version_of, row.dependencies.all())
    return sorted({str(version) for version in needed if version not in here})
