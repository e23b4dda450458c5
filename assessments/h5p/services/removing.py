"""Content and libraries that nothing uses go out of the store, with a look at it before."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import models, transaction
from wagtail.log_actions import log

from assessments.h5p.services import folders, uses
from assessments.h5p.services.errors import InUseError
from assessments.h5p.services.libraries import lock
from assessments.models import H5PContent, H5PLibrary


class Stored(NamedTuple):
    """How many files there are, of how many bytes together."""

    files: int
    size: int


@dataclass(frozen=True)
class ContentRemoval:
    """What would go with a content; with `places` or `records` nothing does.

    `records` counts those that must stay, by what they are called.
    """

    revisions: int
    stored: Stored
    places: list[models.Model]
    records: dict[str, int]

    @property
    def is_in_use(self) -> bool:
        return bool(self.places or self.records)


@dataclass(frozen=True)
class LibraryRemoval:
    """What would go with a library; with `contents` or `libraries` nothing does.

    `editing` are libraries that could no longer be edited.
    """

    stored: Stored
    contents: list[H5PContent]
    libraries: list[H5PLibrary]
    editing: list[H5PLibrary]

    @property
    def is_in_use(self) -> bool:
        return bool(self.contents or self.libraries)


def content_removal(content: H5PContent) -> ContentRemoval:
    files = list(content.revisions.values_list("files", flat=True))
    return ContentRemoval(
        revisions=len(files),
        stored=_stored(files),
        places=uses.places(content),
        records=uses.records_on(content),
    )


def library_removal(library: H5PLibrary) -> LibraryRemoval:
    return LibraryRemoval(
        stored=_stored([library.files]),
        contents=list(uses.played_with(library)),
        libraries=list(uses.needed_by(library)),
        editing=list(uses.edited_with(library)),
    )


@transaction.atomic
def remove_content(content: H5PContent, *, by: Any) -> None:
    """Remove the content with all its revisions; their files go with what is due in a day.

    Raises InUseError where a page shows it ("in_use") or records rest on it ("has_records").
    """
    # No import may add a revision meanwhile.
    lock()
    found = content_removal(content)
    if found.places:
        raise InUseError("in_use", f"{len(found.places)} records show it")
    if found.records:
        raise InUseError("has_records", "records rest on its revisions")
    log(content, "wagtail.delete", user=by, deleted=True, data={"uuid": str(content.uuid)})
    for folder in content.revisions.values_list("folder", flat=True):
        folders.leave(folder)
    H5PContent.objects.filter(pk=content.pk).update(current=None)
    content.revisions.all().delete()
    H5PContent.objects.get(pk=content.pk).delete()


@transaction.atomic
def remove_library(library: H5PLibrary, *, by: Any) -> None:
    """Remove the library; its files go with what is due in a day.

    Raises InUseError ("in_use") where content or another library is played with it.
    """
    # No import may come to need it meanwhile, or put a patch in its place.
    lock()
    row = H5PLibrary.objects.get(pk=library.pk)
    found = library_removal(row)
    if found.is_in_use:
        raise InUseError("in_use", "content or other libraries are played with it")
    log(row, "wagtail.delete", user=by, deleted=True, data={"patch": row.patch})
    folders.leave(row.folder)
    row.delete()


def _stored(listed: Iterable[dict[str, list[Any]]]) -> Stored:
    sizes = [size for files in listed for _digest, size in files.values()]
    return Stored(len(sizes), sum(sizes))
