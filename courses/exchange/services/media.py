"""Pictures, documents and packages of a course file: looked at, and put among the site's own."""

import hashlib
from io import BytesIO
from pathlib import PurePath
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image as Pillow

from assessments.services import AttemptError, packages
from assessments.services.packages import Brought, Looked
from courses.exchange.enums import Refusal
from courses.exchange.formats import CourseFileError
from qalqan.accounts.models import User
from qalqan.common.services.files import FileError, documents
from qalqan.common.services.files.pictures import MOST_PIXELS, PICTURES


def file_hash(kind: str, name: str, raw: bytes) -> str:
    """The hash by which the site finds the file. Raises CourseFileError for what is not taken."""
    stem, _dot, ending = name.partition(".")
    is_package = kind == "package"
    digest = _package_digest(name, raw) if is_package else hashlib.sha256(raw).hexdigest()
    if digest != stem:
        raise CourseFileError(Refusal.DIGEST, name)
    if is_package:
        return digest
    if kind == "image":
        _check_picture(name, ending, raw)
    else:
        _check_document(name, ending, raw)
    return hashlib.sha1(raw, usedforsecurity=False).hexdigest()


def _package_digest(name: str, raw: bytes) -> str:
    try:
        return packages.player().digest(raw)
    except AttemptError as error:
        raise CourseFileError(Refusal.PACKAGE, f"{name}: {error}") from error


def _check_picture(name: str, ending: str, raw: bytes) -> None:
    try:
        with Pillow.open(BytesIO(raw), formats=[PICTURES[ending]]) as picture:
            pixels = picture.width * picture.height
            picture.verify()
    except (KeyError, OSError, SyntaxError, ValueError, Pillow.DecompressionBombError) as error:
        raise CourseFileError(Refusal.PICTURE, name) from error
    if pixels > MOST_PIXELS:
        raise CourseFileError(Refusal.PICTURE, name)


def _check_document(name: str, ending: str, raw: bytes) -> None:
    try:
        documents.check(BytesIO(raw), ending=ending)
    except FileError as error:
        raise CourseFileError(Refusal.DOCUMENT, name) from error


def look_at_package(name: str, raw: bytes, *, may_install: bool) -> Looked:
    try:
        return packages.player().look(raw, may_install=may_install)
    except AttemptError as error:
        raise CourseFileError(Refusal.PACKAGE, f"{name}: {error}") from error


def store_package(name: str, raw: bytes, *, by: User | None, may_install: bool) -> Brought:
    try:
        return packages.player().bring(raw, by=by, may_install=may_install)
    except AttemptError as error:
        raise CourseFileError(Refusal.PACKAGE, f"{name}: {error}") from error


def store(record: Any, name: str, raw: bytes) -> None:
    """Save the picture or document with its file, under a name that no stranger chose."""
    digest = hashlib.sha1(raw, usedforsecurity=False).hexdigest()
    record.file = ContentFile(raw, name=f"{digest[:16]}{PurePath(name).suffix}")
    record.file_hash, record.file_size = digest, len(raw)
    record.save()
