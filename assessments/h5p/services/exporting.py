"""Content out of the store, with the libraries that it is played and edited with."""

from collections.abc import Iterable, Mapping
from itertools import chain
from typing import BinaryIO

from assessments.h5p.formats import Dependency, Installed, write_package
from assessments.h5p.formats.manifest import read_manifest
from assessments.h5p.services import folders
from assessments.h5p.services.shelf import installed, version_of
from assessments.models import H5PContent, H5PLibrary


def export_content(content: H5PContent, output: BinaryIO) -> None:
    """Write the revision that is played as a .h5p; imported again, it is the same."""
    revision = content.current
    assert revision is not None, "content has a revision as soon as anybody sees it"
    manifest = read_manifest(revision.manifest)
    used = map(version_of, revision.libraries.all())
    needed = _reached([*used, *chain.from_iterable(manifest.needs)], installed())
    libraries = {
        version_of(row): _files(row.folder, row.files)
        for row in H5PLibrary.objects.defer("metadata", "semantics")
        if version_of(row) in needed
    }
    files = _files(revision.folder, revision.files)
    write_package(output, manifest, revision.params, files, libraries)


def _reached(roots: Iterable[Dependency], here: Mapping[Dependency, Installed]) -> set[Dependency]:
    """What is needed for anything, as far as it is installed."""
    found: set[Dependency] = set()
    waiting = list(roots)
    while waiting:
        version = waiting.pop()
        if version in here and version not in found:
            found.add(version)
            waiting += chain.from_iterable(here[version].needs)
    return found


def _files(folder: str, paths: Iterable[str]) -> dict[str, Iterable[bytes]]:
    return {path: folders.pieces(folder, path) for path in paths}
