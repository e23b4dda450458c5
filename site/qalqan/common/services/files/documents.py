"""Documents: what they are by their content, and that they carry no programs."""

import re
import zipfile
import zlib
from typing import BinaryIO

from qalqan.common.formats.beginnings import BEGINNINGS, begins_as
from qalqan.common.services.files.refusals import FileError, Refusal

# The part that makes a zip file a document of the kind.
HEARTS = {
    "docx": "word/document.xml",
    "xlsx": "xl/workbook.xml",
    "pptx": "ppt/presentation.xml",
    **dict.fromkeys(("odt", "ods", "odp"), "content.xml"),
}
MOST_PARTS = 5_000
MOST_UNZIPPED = 500 * 2**20
# Office packs text to a fortieth at best; bytes made to be many pack to a thousandth.
MOST_RATIO = 200
# Macros of Microsoft's and of LibreOffice's, controls and programs laid into a page.
PROGRAMS = re.compile(r"vbaproject|activex|oleobject|^basic/|^scripts/|\.(exe|dll|js|vbs|bat|ps1)$")
# A template elsewhere brings its macros along once the document is opened.
TEMPLATE = re.compile(rb"attachedTemplate[^>]*TargetMode=.External|macroEnabled")
LONGEST_PART_READ = 2**20
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    # A part that claims to begin before the file does.
    ValueError,
)
TEXTS = ("txt", "csv", "vtt")
TEXT_READ = 2**16


def check(stream: BinaryIO, *, ending: str) -> None:
    """Raises FileError where the content is not what `ending` says, or carries programs."""
    stream.seek(0)
    head = stream.read(TEXT_READ)
    if ending not in BEGINNINGS or not begins_as(ending, head):
        raise FileError(Refusal.OTHER_TYPE)
    if ending in TEXTS and b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise FileError(Refusal.OTHER_TYPE)
    if ending in HEARTS:
        try:
            with zipfile.ZipFile(stream) as archive:
                _check_office(archive, HEARTS[ending])
        except BROKEN as error:
            raise FileError(Refusal.DAMAGED) from error
    stream.seek(0)


def _check_office(archive: zipfile.ZipFile, heart: str) -> None:
    parts = archive.infolist()
    if heart not in {part.filename for part in parts}:
        raise FileError(Refusal.OTHER_TYPE)
    check_sizes(parts)
    if any(part.flag_bits & 1 for part in parts):
        raise FileError(Refusal.DAMAGED)
    if any(PROGRAMS.search(part.filename.lower()) for part in parts):
        raise FileError(Refusal.MACROS)
    for part in parts:
        if part.filename.endswith(("[Content_Types].xml", "settings.xml.rels")):
            with archive.open(part) as content:
                if TEMPLATE.search(content.read(LONGEST_PART_READ)):
                    raise FileError(Refusal.MACROS)


def check_sizes(parts: list[zipfile.ZipInfo]) -> None:
    """By what the parts say of themselves; zipfile holds each to it while it unpacks."""
    lied = any(part.file_size > MOST_RATIO * max(part.compress_size, 2**14) for part in parts)
    unzipped = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or unzipped > MOST_UNZIPPED or lied:
        raise FileError(Refusal.COMPRESSION)
