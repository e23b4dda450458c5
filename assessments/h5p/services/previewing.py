"""What an import would do, for a person to look at; nothing is written."""

from dataclasses import dataclass
from typing import BinaryIO, NamedTuple

from assessments.h5p.enums import Fate
from assessments.h5p.formats import Library, Note
from assessments.h5p.services.planning import Digests, Plan, digests, plan
from assessments.models import H5PContent


class FileChange(NamedTuple):
    """SHA-256 of a file before and after; "" where there is none."""

    path: str
    old: str
    new: str


class LibraryChange(NamedTuple):
    """`old` is the patch that is installed; None where none is. `files` are those that change."""

    version: str
    title: str
    fate: Fate
    old: int | None
    new: int
    files: tuple[FileChange, ...]


@dataclass(frozen=True)
class Preview:
    """`size` is of all files of the content, in bytes. With `missing` nothing can come in."""

    title: str
    main_library: str
    files: int
    size: int
    libraries: tuple[LibraryChange, ...]
    notes: tuple[Note, ...]
    missing: tuple[str, ...]
    is_unchanged: bool

    @property
    def changes_code(self) -> bool:
        return any(one.files for one in self.libraries)


def preview(stream: BinaryIO, *, may_install: bool, content: H5PContent | None = None) -> Preview:
    """Raises PackageError where the package is refused whatever is installed."""
    found = plan(stream, may_install=may_install, content=content)
    package = found.package
    return Preview(
        title=package.manifest.title,
        main_library=str(package.manifest.main),
        files=len(found.files),
        size=sum(size for _digest, size in found.files.values()),
        libraries=tuple(_change(found, one, may_install) for one in package.libraries),
        notes=found.notes,
        missing=tuple(map(str, found.derived.closure.missing)),
        is_unchanged=found.current is not None,
    )


def _change(found: Plan, library: Library, may_install: bool) -> LibraryChange:
    version = library.manifest.version
    old, is_offered = found.shelf.patch(version), version in found.shelf.offered
    if is_offered:
        fate = Fate.NEW if old is None else Fate.PATCHED
    else:
        fate = Fate.KEPT if may_install else Fate.IGNORED
    files = _changed(found, library) if is_offered else ()
    name = str(version)
    return LibraryChange(name, library.manifest.title, fate, old, library.manifest.patch, files)


def _changed(found: Plan, library: Library) -> tuple[FileChange, ...]:
    version = library.manifest.version
    is_here = found.shelf.patch(version) is not None
    before: Digests = found.shelf.row(version).files if is_here else {}
    after = digests(found.package, library.files)
    changes = (
        FileChange(path, before.get(path, [""])[0], after.get(path, [""])[0])
        for path in sorted(before.keys() | after.keys())
    )
    return tuple(change for change in changes if change.old != change.new)
