"""Pictures and documents of a course file: looked at, and put among the site's own."""

import hashlib
from io import BytesIO
from pathlib import PurePath
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image as Pillow

from courses.exchange.enums import Refusal
from courses.exchange.formats import CourseFileError
from qalqan.common.blocks.files import BEGINNINGS

MOST_PIXELS = 50_000_000
# No SVG: it can carry scripts. By the ending that a picture of the kind may have.
PICTURES = {
    "png": "PNG",
    "jpg": "JPEG",
    "jpeg": "JPEG",
    "gif": "GIF",
    "webp": "WEBP",
}
ZIPPED = (0, (b"PK\x03\x04",))
# How files of these endings begin: an offset, and any of these bytes there.
DOCUMENTS: dict[str, tuple[int, tuple[bytes, ...]]] = {
    **BEGINNINGS,
    "pdf": (0, (b"%PDF-",)),
    **dict.fromkeys(("docx", "xlsx", "pptx", "odt", "ods", "odp"), ZIPPED),
    "vtt": (0, (b"WEBVTT", b"\xef\xbb\xbfWEBVTT")),
    # A text has no beginning of its own, and no browser takes it for a page.
    "txt": (0, (b"",)),
    "csv": (0, (b"",)),
}


def file_hash(kind: str, name: str, raw: bytes) -> str:
    """The hash by which Wagtail finds the file. Raises CourseFileError for what is not taken."""
    stem, _dot, ending = name.partition(".")
    if hashlib.sha256(raw).hexdigest() != stem:
        raise CourseFileError(Refusal.DIGEST, name)
    if kind == "image":
        _check_picture(name, ending, raw)
    else:
        _check_document(name, ending, raw)
    return hashlib.sha1(raw, usedforsecurity=False).hexdigest()


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
    offset, beginnings = DOCUMENTS.get(ending, (0, ()))
    if not raw[offset:].startswith(beginnings):
        raise CourseFileError(Refusal.DOCUMENT, name)


def store(record: Any, name: str, raw: bytes) -> None:
    """Save the picture or document with its file, under a name that no stranger chose."""
    digest = hashlib.sha1(raw, usedforsecurity=False).hexdigest()
    record.file = ContentFile(raw, name=f"{digest[:16]}{PurePath(name).suffix}")
    record.file_hash, record.file_size = digest, len(raw)
    record.save()
