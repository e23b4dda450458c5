"""What an import would do, found out before anything of it is done."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from assessments.h5p.enums import Refusal, Remark
from assessments.h5p.formats import Note, Package, PackageError, Part, read_package
from assessments.h5p.formats.manifest import manifest_data
from assessments.h5p.services.deriving import Derived, derived
from assessments.h5p.services.shelf import Shelf
from assessments.models import H5PContent, H5PContentRevision

# {path in its folder: [SHA-256, bytes]}, as it is stored.
Digests = dict[str, list[Any]]


@dataclass(frozen=True)
class Plan:
    """A package beside what is installed; `files` are those of its content.

    `current` is the revision that says the same already.
    """

    package: Package
    shelf: Shelf
    derived: Derived
    files: Digests
    sha256: str
    current: H5PContentRevision | None

    @property
    def notes(self) -> tuple[Note, ...]:
        missing = self.derived.closure.missing_for_editor
        more = [Note(Remark.MISSING_EDITOR_LIBRARY, str(library)) for library in missing]
        return (*self.package.notes, *more)


def plan(
    stream: BinaryIO,
    *,
    may_install: bool = False,
    content: H5PContent | None = None,
    may_play: bool = True,
) -> Plan:
    """Raises PackageError for a package that cannot be taken whatever is installed.

    A package is new content, or with `content` a new revision of that, unless it says the same
    as what is played, or without `may_play` as one that is kept already.
    """
    package = read_package(stream)
    shelf = Shelf(package, may_install=may_install)
    files = digests(package, package.files)
    sha256 = fingerprint(package, files)
    return Plan(
        package=package,
        shelf=shelf,
        derived=derived(package.manifest, package.content, shelf),
        files=files,
        sha256=sha256,
        current=current_with(sha256, content)
        or (None if may_play or content is None else kept_with(sha256, content)),
    )


def check_whole(found: Derived) -> None:
    if found.closure.missing:
        named = ", ".join(map(str, found.closure.missing))
        raise PackageError(Refusal.MISSING_LIBRARY, named)


def current_with(sha256: str, content: H5PContent | None) -> H5PContentRevision | None:
    """What is played of the content, or without one of any, where it has this digest."""
    same = H5PContent.objects.filter(current__sha256=sha256).select_related("current")
    found = (same.filter(pk=content.pk) if content else same).first()
    return found.current if found else None


def kept_with(sha256: str, content: H5PContent) -> H5PContentRevision | None:
    """The newest revision with this digest, whether it is played or waits for that."""
    return content.revisions.filter(sha256=sha256).order_by("-number").first()


def digests(package: Package, files: Mapping[str, Part]) -> Digests:
    return {path: [package.sha256(part), part.size] for path, part in files.items()}


def fingerprint(package: Package, files: Digests) -> str:
    """One digest over what the package says, not over how it was packed."""
    return digest_of(manifest_data(package.manifest), package.content, files)


def digest_of(manifest: Any, params: Any, files: Digests) -> str:
    """The same, of what is stored."""
    said = [manifest, params, files]
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()
