"""A .h5p package written out: the same content and libraries always make the same bytes."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO

from assessments.h5p.formats.dependencies import Dependency
from assessments.h5p.formats.filetypes import is_packed
from assessments.h5p.formats.manifest import MANIFEST, PackageManifest, manifest_data
from assessments.h5p.formats.reading import CONTENT, PARAMS
from qalqan.common.formats import archives

# By their paths in the folder; the bytes piece by piece, so that no film is held in memory.
Files = Mapping[str, Iterable[bytes]]


def write_package(
    output: BinaryIO,
    manifest: PackageManifest,
    content: Mapping[str, Any],
    files: Files,
    libraries: Mapping[Dependency, Files],
) -> None:
    """Write the package; `files` are those of the content, library.json is a file of a library."""
    parts = _parts(manifest, content, files, libraries)
    archives.write(output, parts, is_packed=is_packed)


def _parts(
    manifest: PackageManifest,
    content: Mapping[str, Any],
    files: Files,
    libraries: Mapping[Dependency, Files],
) -> Iterator[tuple[str, Iterable[bytes]]]:
    yield MANIFEST, [_dumped(manifest_data(manifest))]
    yield f"{CONTENT}/{PARAMS}", [_dumped(content)]
    yield from _inside(CONTENT, files)
    for library in sorted(libraries):
        yield from _inside(library.folder, libraries[library])


def _inside(folder: str, files: Files) -> Iterator[tuple[str, Iterable[bytes]]]:
    for path in sorted(files):
        yield f"{folder}/{path}", files[path]


def _dumped(data: Mapping[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
