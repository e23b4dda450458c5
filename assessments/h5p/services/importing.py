"""A package into the store: all of it, or nothing."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from django.db import transaction

from assessments.h5p.formats import Dependency, Installed, Note, Package, Part
from assessments.h5p.formats.manifest import manifest_data
from assessments.h5p.services import folders, libraries
from assessments.h5p.services.deriving import Derived, apply, derive_anew, derived
from assessments.h5p.services.libraries import Offer
from assessments.h5p.services.planning import Plan, check_whole, current_with, plan
from assessments.h5p.services.shelf import Shelf, installed
from assessments.h5p.services.versions import make_current
from assessments.models import H5PContent, H5PContentRevision, H5PLibrary

ROOT = "h5p/content"


@dataclass(frozen=True)
class Imported:
    """The revision that says what the package says, and the libraries that came in with it.

    It is played unless it was only to be kept.
    """

    content: H5PContent
    revision: H5PContentRevision
    notes: tuple[Note, ...]
    installed: tuple[H5PLibrary, ...]
    is_new: bool

    @property
    def is_played(self) -> bool:
        return self.content.current_id == self.revision.pk


def import_package(
    stream: BinaryIO,
    *,
    by: Any,
    may_install: bool,
    content: H5PContent | None = None,
    may_play: bool = True,
) -> Imported:
    """Store a package as new content, or as a new revision of `content`.

    Without `may_play` such a revision waits until somebody chooses it.

    What is there already stays as it is: content that is played in this very state, and
    libraries of the same patch or a newer one. Without `may_install` the package's own
    libraries are left out. Raises PackageError, after which everything is as it was, files in
    the store included; MISSING_LIBRARY names all libraries that are missing.
    """
    found = plan(stream, may_install=may_install, content=content, may_play=may_play)
    check_whole(found.derived)
    offered = _offers(found)
    address = content.uuid if content else uuid.uuid4()
    folder = f"{ROOT}/{address}/{libraries.folder_name(found.files)}"
    # Nobody waits for files: the transaction begins when they are all there.
    with folders.written(_files(found, offered, folder)), transaction.atomic():
        libraries.lock()
        rows = [libraries.install(one, by=by) for one in offered]
        new = tuple(row for row in rows if row)
        derive_anew(new)
        # Another import may have been first with the same.
        same = found.current or current_with(found.sha256, content)
        is_as_planned = all(rows) and installed() == _expected(found)
        now = found.derived if is_as_planned else None
        revision = same or _revision(found, address, folder, by, now=now, plays=may_play)
    is_new = revision.folder == folder
    return Imported(revision.content, revision, found.notes, new, is_new)


def _offers(found: Plan) -> list[Offer]:
    versions = sorted(found.shelf.offered)
    return [libraries.offer(found.package, found.shelf.offered[one]) for one in versions]


def _files(found: Plan, offered: list[Offer], folder: str) -> dict[str, folders.Files]:
    package = found.package
    files = {one.folder: _pieces(package, one.library.files) for one in offered}
    return files if found.current else {**files, folder: _pieces(package, package.files)}


def _pieces(package: Package, files: Mapping[str, Part]) -> folders.Files:
    return {path: package.chunks(part) for path, part in files.items()}


def _expected(found: Plan) -> dict[Dependency, Installed]:
    """The libraries that are here unless any came, went or changed since the plan was made."""
    offered = {
        version: Installed(library.manifest.patch, library.manifest.needs)
        for version, library in found.shelf.offered.items()
    }
    return {**found.shelf.installed, **offered}


def _revision(
    found: Plan, address: uuid.UUID, folder: str, by: Any, *, now: Derived | None, plays: bool
) -> H5PContentRevision:
    manifest, params = found.package.manifest, found.package.content
    content, is_new = H5PContent.objects.get_or_create(
        uuid=address, defaults={"title": manifest.title, "language": manifest.language}
    )
    shelf = Shelf()
    # To see content through takes the longest of all, so it is done again only if it must.
    now = now or derived(manifest, params, shelf)
    check_whole(now)
    revision = H5PContentRevision(
        content=content,
        number=content.revisions.count() + 1,
        main_library=shelf.row(manifest.main),
        manifest=manifest_data(manifest),
        params=params,
        folder=folder,
        files=found.files,
        sha256=found.sha256,
        created_by=by,
    )
    apply(revision, now)
    folders.take(folder)
    if is_new or plays:
        make_current(revision, action="wagtail.create" if is_new else "wagtail.edit", by=by)
    return revision
