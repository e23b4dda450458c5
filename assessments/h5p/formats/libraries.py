"""library.json and the other JSON of a library; which files it lists.

Source of the forms: h5p-php-library b515e00, H5PValidator (facts; its expressions are not used).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from assessments.h5p.enums import Refusal
from assessments.h5p.formats.dependencies import (
    MACHINE_NAME,
    Dependency,
    Needs,
    read_dependency,
    read_needs,
)
from assessments.h5p.formats.errors import PackageError
from assessments.h5p.formats.fields import LINE, NUMBER, TEXT, Fields
from assessments.h5p.formats.manifest import EMBED_TYPES
from assessments.h5p.formats.parts import Part, Parts

MANIFEST, SEMANTICS, LANGUAGES = "library.json", "semantics.json", "language/"
# The version of H5P's own scripts that the player brings (h5p-standalone 3.8).
CORE_API = (1, 28)
OLDEST_API = (1, 0)
PATH = re.compile(r"[\w\-. /\\]{1,255}", re.ASCII)
LANGUAGE = re.compile(r"[a-zA-Z]{1,20}(-[a-zA-Z]{1,20}){0,6}\.json")
LICENCE = re.compile(r"cc-by(-sa|-nd|-nc|-nc-sa|-nc-nd)?|pd|cr|MIT|GPL[123]|MPL2?")


@dataclass(frozen=True)
class LibraryManifest:
    """What library.json says; paths lead from the library's folder, with slashes."""

    version: Dependency
    patch: int
    title: str
    runnable: bool
    needs: Needs
    scripts: tuple[str, ...]
    styles: tuple[str, ...]
    core_api: tuple[int, int]
    embed_types: tuple[str, ...]
    fullscreen: bool
    dropped_styles: tuple[str, ...]
    author: str
    licence: str
    description: str


@dataclass(frozen=True)
class Library:
    """A library in a package: its files by their paths, its translations by language."""

    manifest: LibraryManifest
    files: Mapping[str, Part]
    languages: tuple[str, ...]


def read_library(parts: Parts, folder: str, files: Mapping[str, Part]) -> Library:
    """The library in a folder of the package. Raises PackageError."""
    if MANIFEST not in files:
        raise PackageError(Refusal.MISSING_PART, f"{folder}/{MANIFEST}")
    where = files[MANIFEST].name
    manifest = read_manifest(parts.data(where), where)
    version = manifest.version
    if folder not in {version.machine_name, version.folder}:
        raise PackageError(Refusal.LIBRARY_FOLDER, f"{folder}: {version}")
    for key, paths in (("preloadedJs", manifest.scripts), ("preloadedCss", manifest.styles)):
        for path in paths:
            if path not in files:
                raise PackageError(Refusal.MISSING_FILE, f"{where}: {key}: {path}")
    if SEMANTICS in files and not isinstance(parts.data(files[SEMANTICS].name), list):
        raise PackageError(Refusal.BAD_VALUE, files[SEMANTICS].name)
    return Library(manifest, files, _languages(parts, files))


def read_manifest(data: Any, where: str) -> LibraryManifest:
    """Raises PackageError; `where` names the part."""
    fields = Fields(data, f"{where}: ")
    return LibraryManifest(
        version=read_dependency(fields),
        patch=int(fields.text("patchVersion", NUMBER)),
        title=fields.text("title", LINE),
        runnable=_runnable(fields),
        needs=read_needs(fields),
        scripts=_paths(fields, "preloadedJs", ".js"),
        styles=_paths(fields, "preloadedCss", ".css"),
        core_api=_core_api(fields),
        embed_types=fields.choices("embedTypes", EMBED_TYPES),
        fullscreen=fields.flag("fullscreen"),
        dropped_styles=tuple(
            entry.text("machineName", MACHINE_NAME) for entry in fields.objects("dropLibraryCss")
        ),
        author=fields.optional("author", LINE),
        licence=fields.optional("license", LICENCE),
        description=fields.optional("description", TEXT),
    )


def _runnable(fields: Fields) -> bool:
    if not fields.has("runnable"):
        raise fields.bad("runnable", Refusal.MISSING_VALUE)
    return fields.flag("runnable")


def _paths(fields: Fields, key: str, ending: str) -> tuple[str, ...]:
    return tuple(_path(entry, ending) for entry in fields.objects(key))


def _path(fields: Fields, ending: str) -> str:
    path = PurePosixPath(fields.text("path", PATH).replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts:
        raise fields.bad("path", Refusal.PATH_OUTSIDE)
    if path.suffix.lower() != ending:
        raise fields.bad("path")
    return str(path)


def _core_api(fields: Fields) -> tuple[int, int]:
    if not fields.has("coreApi"):
        return OLDEST_API
    wanted = fields.object("coreApi")
    version = wanted.number("majorVersion"), wanted.number("minorVersion")
    if version > CORE_API:
        raise fields.bad("coreApi", Refusal.CORE_API)
    return version


def _languages(parts: Parts, files: Mapping[str, Part]) -> tuple[str, ...]:
    found = []
    for path, part in files.items():
        if path.startswith(LANGUAGES):
            name = path.removeprefix(LANGUAGES)
            if not LANGUAGE.fullmatch(name):
                raise PackageError(Refusal.LANGUAGE_NAME, part.name)
            parts.data(part.name)
            found.append(name.removesuffix(".json"))
    return tuple(found)
