"""Which files a package may have, and whether those of its content are what they say.

Source of the endings: h5p-php-library b515e00, H5PCore; without Flash, with WebP and Ogg video.
"""

from pathlib import PurePosixPath

from assessments.h5p.enums import Refusal
from assessments.h5p.formats.errors import PackageError
from assessments.h5p.formats.parts import Part, Parts
from qalqan.common.formats.beginnings import BEGINNINGS, begins_as

PICTURES = frozenset({"png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "webp"})
FILMS = frozenset({"webm", "mp4", "ogg", "ogv"})
SOUNDS = frozenset({"mp3", "m4a", "wav"})
FONTS = frozenset({"eot", "ttf", "woff", "woff2", "otf"})
TEXTS = frozenset({"json", "txt", "csv", "diff", "patch", "md", "textile", "vtt", "webvtt"})
OFFICE = frozenset({"docx", "xlsx", "pptx", "odt", "ods", "odp"})
DOCUMENTS = OFFICE | {"pdf", "rtf", "doc", "xls", "ppt"}
MODELS = frozenset({"gltf", "glb"})
OF_CONTENT = PICTURES | FILMS | SOUNDS | FONTS | TEXTS | DOCUMENTS | MODELS
OF_LIBRARIES = OF_CONTENT | {"js", "css", "svg", "xml"}
PROGRAMS = frozenset(
    {"html", "htm", "xhtml", "shtml", "svg", "svgz", "xml", "xsl", "js", "mjs", "css", "swf"}
)
# A browser looks at a picture and not at its ending: tools that mix them up do no harm.
PICTURE_BEGINNINGS = (
    *(b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"BM"),
    *(b"II*\0", b"MM\0*", b"RIFF"),
)
SAME_AS = {"webvtt": "vtt", "ogv": "ogg"}
# Files that would not become smaller in a zip file.
PACKED = (PICTURES | FILMS | SOUNDS | OFFICE | {"woff", "woff2"}) - {"bmp", "tif", "tiff", "wav"}


def check_content(parts: Parts, part: Part) -> None:
    """Raises PackageError for a program, a type that is not taken, or another type than said."""
    ending = _ending(part.name)
    if ending in PROGRAMS:
        raise PackageError(Refusal.PROGRAM, part.name)
    if ending not in OF_CONTENT:
        raise PackageError(Refusal.FILE_TYPE, part.name)
    if not _is_what_it_says(ending, next(parts.chunks(part.name), b"")):
        raise PackageError(Refusal.FILE_CONTENT, part.name)


def check_library(part: Part) -> None:
    """Raises PackageError for a type that no library has."""
    if _ending(part.name) not in OF_LIBRARIES:
        raise PackageError(Refusal.FILE_TYPE, part.name)


def is_packed(name: str) -> bool:
    return _ending(name) in PACKED


def _ending(name: str) -> str:
    return PurePosixPath(name).suffix.lower().removeprefix(".")


def _is_what_it_says(ending: str, content: bytes) -> bool:
    if ending in PICTURES:
        return content.startswith(PICTURE_BEGINNINGS)
    known = SAME_AS.get(ending, ending)
    return known not in BEGINNINGS or begins_as(known, content)
