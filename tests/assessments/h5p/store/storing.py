"""Packages into the store of a test, and what is then in it."""

import json
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from django.core.files.storage import default_storage

from assessments.h5p.formats import Dependency
from assessments.h5p.services import Imported, import_package
from assessments.models import (
    H5PContent,
    H5PContentRevision,
    H5PLibrary,
    H5PLibraryDependency,
    H5PUnusedFolder,
    H5PUse,
)
from tests.assessments.h5p.packages import ECHO, dumped, echo, library, packed

MODELS = (H5PContent, H5PContentRevision, H5PLibrary, H5PLibraryDependency, H5PUnusedFolder, H5PUse)


def take(*parts: Mapping[str, bytes], may_install: bool = True, **more: Any) -> Imported:
    """Import the package that these parts make."""
    return import_package(BytesIO(packed(*parts)), by=None, may_install=may_install, **more)


def saying(text: str) -> dict[str, bytes]:
    """The package that plays, with another content."""
    return {**echo(), "content/content.json": dumped({"text": text})}


def patch(number: int, version: Dependency = ECHO, **more: Any) -> dict[str, bytes]:
    """The library in another patch, with a script that says which."""
    script = {f"{version.folder}/scripts/main.js": f"// {number}".encode()}
    return {**library(version, patchVersion=number, **more), **script}


def alone(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The package without its libraries."""
    return {name: raw for name, raw in parts.items() if name.startswith(("h5p.json", "content/"))}


def files(folder: str = "h5p") -> dict[str, bytes]:
    """All files of the store below a folder."""
    if not default_storage.exists(folder):
        return {}
    folders, names = default_storage.listdir(folder)
    found = {}
    for name in names:
        with default_storage.open(f"{folder}/{name}") as file:
            found[f"{folder}/{name}"] = file.read()
    for name in folders:
        found |= files(f"{folder}/{name}")
    return found


def rows() -> str:
    """All rows of the store, to be compared."""
    return json.dumps(
        [list(model.objects.order_by("pk").values()) for model in MODELS], default=str
    )
