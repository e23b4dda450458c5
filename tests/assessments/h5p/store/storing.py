"""Packages into the store of a test, and what is then in it."""

import json
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import default_storage
from wagtail.models import ReferenceIndex

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
from courses.models import LessonPage
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


def shown_in(content: H5PContent) -> LessonPage:
    """A lesson that names the content, as Wagtail's index has it."""
    lesson = LessonPage.objects.order_by("pk")[0]
    kinds = ContentType.objects
    ReferenceIndex.objects.create(
        base_content_type=ReferenceIndex._get_base_content_type(lesson),
        content_type=kinds.get_for_model(lesson),
        object_id=str(lesson.pk),
        to_content_type=kinds.get_for_model(content),
        to_object_id=str(content.pk),
        model_path="body_kk",
        content_path="body_kk.item",
        content_path_hash=ReferenceIndex._get_content_path_hash("body_kk.item"),
    )
    return lesson


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
