"""Documents: what they are by their content, and that they run, embed and load nothing."""

import zipfile
import zlib
from typing import BinaryIO

from qalqan.common.formats.beginnings import BEGINNINGS, begins_as
from qalqan.common.services.files import office, pdf
from qalqan.common.services.files.refusals import FileError, Refusal

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
    """Raise FileError where the content is not what `ending` says, or does something by itself."""
    stream.seek(0)
    head = stream.read(TEXT_READ)
    if ending not in BEGINNINGS or not begins_as(ending, head):
        raise FileError(Refusal.OTHER_TYPE)
    if ending in TEXTS and b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise FileError(Refusal.OTHER_TYPE)
    if ending == "pdf":
        pdf.check(stream)
    if ending in office.HEARTS:
        try:
            with zipfile.ZipFile(stream) as archive:
                office.check(archive, ending=ending)
        except BROKEN as error:
            raise FileError(Refusal.DAMAGED) from error
    stream.seek(0)
