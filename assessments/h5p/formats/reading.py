"""A .h5p package as uploaded: looked at as a whole, so that storing it cannot surprise."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO, NamedTuple

from assessments.h5p.enums import Refusal, Remark
from assessments.h5p.formats import filetypes, names
from assessments.h5p.formats.errors import PackageError
from assessments.h5p.formats.libraries import Library, read_library
from assessments.h5p.formats.manifest import MANIFEST, PackageManifest, read_manifest
from assessments.h5p.formats.parts import MIB, Part, Parts

CONTENT, PARAMS = "content", "content.json"
LIBRARIES = "libraries"
# A book of two hundred thousand words. A stranger's MiB takes a second to see through and to mark.
MOST_PARAMS = 3 * MIB // 2
MOST_LEFT_OUT_NAMED = 20
Folder = dict[str, Part]


class Note(NamedTuple):
    """A remark, and the part or the library that it is about."""

    remark: Remark
    where: str = ""


@dataclass(frozen=True)
class Package:
    """A package that may be stored, as long as its stream is open.

    `content` is what content.json says, `files` the other files of the content by their paths.
    """

    manifest: PackageManifest
    content: dict[str, Any]
    files: Mapping[str, Part]
    libraries: tuple[Library, ...]
    notes: tuple[Note, ...]
    parts: Parts

    def chunks(self, part: Part) -> Iterator[bytes]:
        """The bytes of a file piece by piece. Raises PackageError where they are others."""
        return self.parts.chunks(part.name)

    def sha256(self, part: Part) -> str:
        digest = hashlib.sha256()
        for piece in self.chunks(part):
            digest.update(piece)
        return digest.hexdigest()

    def data(self, part: Part) -> Any:
        """What a JSON file says."""
        return self.parts.data(part.name)


def read_package(stream: BinaryIO) -> Package:
    """The package in a seekable stream. Raises PackageError; no file is held in memory."""
    parts = Parts(stream)
    folders, left_out = _folders(parts)
    manifest = read_manifest(parts.data(MANIFEST))
    content = folders.pop(CONTENT, {})
    params = _params(parts, content)
    for part in content.values():
        filetypes.check_content(parts, part)
    libraries = _libraries(parts, folders)
    notes = [Note(Remark.LEFT_OUT, name) for name in left_out[:MOST_LEFT_OUT_NAMED]]
    if not libraries:
        notes.append(Note(Remark.NO_LIBRARIES))
    notes += [
        Note(Remark.EDITOR_LIBRARY, str(library))
        for library in manifest.needs.preloaded
        if library.is_for_editor
    ]
    return Package(manifest, params, content, libraries, tuple(notes), parts)


def _folders(parts: Parts) -> tuple[dict[str, Folder], list[str]]:
    """The files of each folder at the top by their paths in it, and those beside the folders."""
    folders: dict[str, Folder] = {}
    left_out = []
    for name in sorted(parts.names - {MANIFEST}):
        folder, slash, path = name.partition("/")
        if names.is_hidden(name) or name.endswith("/"):
            continue
        if not slash:
            left_out.append(name)
        else:
            folders.setdefault(folder, {})[path] = parts.part(name)
    if LIBRARIES in folders:
        raise PackageError(Refusal.LIBRARIES_FOLDER, LIBRARIES)
    return folders, left_out


def _params(parts: Parts, content: Folder) -> dict[str, Any]:
    """What content.json says; it is taken out of the content's files."""
    name = f"{CONTENT}/{PARAMS}"
    content.pop(PARAMS, None)
    if name in parts.names and parts.size(name) > MOST_PARAMS:
        raise PackageError(Refusal.TOO_LARGE, name)
    params = parts.data(name)
    if not isinstance(params, dict):
        raise PackageError(Refusal.BAD_VALUE, name)
    return params


def _libraries(parts: Parts, folders: dict[str, Folder]) -> tuple[Library, ...]:
    found: dict[str, Library] = {}
    for folder, inside in folders.items():
        for part in inside.values():
            filetypes.check_library(part)
        library = read_library(parts, folder, inside)
        # Their folders may differ: the version can stand in its name or not.
        if found.setdefault(library.manifest.version.folder.casefold(), library) is not library:
            raise PackageError(Refusal.REPEATED_LIBRARY, str(library.manifest.version))
    return tuple(found.values())
