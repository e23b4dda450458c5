"""Office documents: a zip of parts, each looked at by what it holds and not by its name."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

from qalqan.common.services.files.office_xml import Reader
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
# Figures for a diagram, which lie beside it as a workbook.
MOST_INNER = 8 * 2**20
PIECE = 2**16
LONGEST_HEAD = 2**10
# Macros of Microsoft's and of LibreOffice's, and controls.
PROGRAMS = re.compile(
    r"vbaproject|vbadata|activex|macrosheets/|dialogsheets/|^basic/|^scripts/|^dialogs/"
    r"|\.(exe|dll|com|scr|msi|hta|lnk|cmd|jar|js|jse|vbs|vbe|wsf|bat|ps1|py|sh)$"
)
OBJECTS = re.compile(r"oleobject|\.(bin\.ole|rtf|mht|mhtml|html?)$")
XML_NAMES = (".xml", ".rels", ".vml", ".rdf")
MARKS = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"
# Compound files of OLE, programs of Windows and Linux, documents of other kinds.
OBJECT_BEGINNINGS = (b"\xd0\xcf\x11\xe0", b"MZ", b"\x7fELF", b"%PDF", b"{\\rtf", b"#!")
ZIPPED = b"PK\x03\x04"


class Looking:
    """What was read of a document so far, the documents in it included."""

    def __init__(self) -> None:
        self.reader = Reader()
        self.parts = 0
        self.unzipped = 0

    def count(self, parts: list[zipfile.ZipInfo]) -> None:
        """By what the parts say of themselves; zipfile holds each to it while it unpacks."""
        lied = any(part.file_size > MOST_RATIO * max(part.compress_size, 2**14) for part in parts)
        self.parts += len(parts)
        self.unzipped += sum(part.file_size for part in parts)
        if self.parts > MOST_PARTS or self.unzipped > MOST_UNZIPPED or lied:
            raise FileError(Refusal.COMPRESSION)


def check(archive: zipfile.ZipFile, *, ending: str, within: Looking | None = None) -> None:
    """Raise FileError where it is no document of the kind, or runs, embeds or loads something."""
    parts = archive.infolist()
    names = {part.filename.lower() for part in parts}
    if HEARTS[ending] not in {part.filename for part in parts}:
        raise FileError(Refusal.OTHER_TYPE)
    looking = within or Looking()
    looking.count(parts)
    # Of two parts of a name, two programs would read two.
    if len(names) < len(parts) or not all(map(_is_plain, parts)):
        raise FileError(Refusal.DAMAGED)
    if any(PROGRAMS.search(name) for name in names):
        raise FileError(Refusal.MACROS)
    if any(OBJECTS.search(name) for name in names):
        raise FileError(Refusal.OBJECT)
    for part in parts:
        _look_into(archive, part, looking, is_inner=within is not None)


def _is_plain(part: zipfile.ZipInfo) -> bool:
    is_usual = part.compress_type in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
    return is_usual and not part.flag_bits & 1 and "\\" not in part.orig_filename


def _look_into(
    archive: zipfile.ZipFile, part: zipfile.ZipInfo, looking: Looking, *, is_inner: bool
) -> None:
    with archive.open(part) as content:
        head = content.read(LONGEST_HEAD)
    if _is_xml(part.filename, head):
        looking.reader.read(_pieces(archive, part))
    elif head.startswith(ZIPPED):
        # A diagram carries its figures as a workbook, which is looked at like any other.
        ending = part.filename.lower().rpartition(".")[2]
        if is_inner or ending not in HEARTS or part.file_size > MOST_INNER:
            raise FileError(Refusal.OBJECT)
        with zipfile.ZipFile(BytesIO(archive.read(part))) as inner:
            check(inner, ending=ending, within=looking)
    elif head.startswith(OBJECT_BEGINNINGS):
        raise FileError(Refusal.OBJECT)


def _is_xml(name: str, head: bytes) -> bool:
    is_named = name.lower().endswith(XML_NAMES)
    return bool(head) and (is_named or head.lstrip(MARKS).startswith(b"<"))


def _pieces(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(part) as content:
        while piece := content.read(PIECE):
            yield piece
