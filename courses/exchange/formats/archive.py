"""The zip file around a course: written the same each time, read as if a stranger had made it.

Nothing is ever unpacked to a path that an archive names; parts are read by name into memory.
"""

import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable
from typing import BinaryIO

from courses.exchange.enums import Refusal
from courses.exchange.formats.errors import CourseFileError

MOST_BYTES = 500 * 1024 * 1024
MOST_PART_BYTES = 100 * 1024 * 1024
MOST_PARTS = 20_000
# The list at the end of a zip file: 46 bytes for each part, and its name.
MOST_LIST_BYTES = MOST_PARTS * 160
# Text packs to a tenth; only bytes made to be many pack to a thousandth.
MOST_RATIO = 200
MANIFEST = "manifest.json"
PART_NAME = re.compile(r"[a-z]+\.json|media/[0-9a-f]{64}\.[a-z0-9]{1,5}")
FIXED_DATE = (2026, 1, 1, 0, 0, 0)
END_OF_LIST = struct.Struct("<4s4H2LH")
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError)


def write(output: BinaryIO, parts: Iterable[tuple[str, bytes]]) -> None:
    """Write the parts in their order; the same parts always make the same bytes."""
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            entry = zipfile.ZipInfo(name, FIXED_DATE)
            entry.external_attr = 0o644 << 16
            packs = zipfile.ZIP_STORED if name.startswith("media/") else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data, compress_type=packs)


class Archive:
    """The parts of an uploaded file by name. Raises CourseFileError for what is not honest."""

    def __init__(self, stream: BinaryIO) -> None:
        _check_list(stream)
        try:
            self._zip = zipfile.ZipFile(stream)
        except BROKEN as error:
            raise CourseFileError(Refusal.NO_ARCHIVE) from error
        entries = self._zip.infolist()
        for entry in entries:
            _check_entry(entry)
        self._entries = {entry.filename: entry for entry in entries}
        if len(self._entries) < len(entries):
            raise CourseFileError(Refusal.REPEATED_PART)
        if sum(entry.file_size for entry in entries) > MOST_BYTES:
            raise CourseFileError(Refusal.TOO_LARGE)

    @property
    def names(self) -> set[str]:
        return set(self._entries)

    def read(self, name: str) -> bytes:
        """The bytes of a part, as many as it declares and never more."""
        if name not in self._entries:
            raise CourseFileError(Refusal.MISSING_PART, name)
        entry = self._entries[name]
        try:
            with self._zip.open(entry) as part:
                data = part.read(entry.file_size + 1)
        except BROKEN as error:
            raise CourseFileError(Refusal.NO_ARCHIVE, name) from error
        if len(data) != entry.file_size:
            raise CourseFileError(Refusal.NO_ARCHIVE, name)
        return data


def _check_list(stream: BinaryIO) -> None:
    """Refuse a list of parts that would take long to read, before zipfile reads it."""
    size = stream.seek(0, 2)
    if size > MOST_BYTES:
        raise CourseFileError(Refusal.TOO_LARGE)
    stream.seek(max(0, size - END_OF_LIST.size - 0xFFFF))
    tail = stream.read()
    place = tail.rfind(b"PK\x05\x06")
    if place < 0 or len(tail) - place < END_OF_LIST.size:
        raise CourseFileError(Refusal.NO_ARCHIVE)
    _sign, _disk, _first, _here, parts, length, _start, _comment = END_OF_LIST.unpack_from(
        tail, place
    )
    # A larger zip says so in a second list (zip64), which no course file needs.
    if parts > MOST_PARTS or length > MOST_LIST_BYTES or b"PK\x06\x07" in tail[:place]:
        raise CourseFileError(Refusal.TOO_MANY_PARTS)
    stream.seek(0)


def _check_entry(entry: zipfile.ZipInfo) -> None:
    name = entry.orig_filename
    if not PART_NAME.fullmatch(name):
        raise CourseFileError(Refusal.PART_NAME, ascii(name[:80]))
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise CourseFileError(Refusal.LINK, name)
    if entry.flag_bits & 1:
        raise CourseFileError(Refusal.ENCRYPTED, name)
    if entry.file_size > MOST_PART_BYTES:
        raise CourseFileError(Refusal.TOO_LARGE, name)
    if entry.file_size > MOST_RATIO * max(entry.compress_size, 1024):
        raise CourseFileError(Refusal.COMPRESSION, name)
