"""Zip files read as if a stranger had made them, and written the same each time. Pure.

Nothing is ever unpacked to a path that an archive names: parts are read by name. Sizes are in
bytes. What a list of parts promises is looked at first, and held to while the parts are read.
"""

import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO

PIECE = 64 * 1024
FIXED_DATE = (2026, 1, 1, 0, 0, 0)
# The last record of a zip file, which says where the list of parts is (APPNOTE.TXT 6.3.10, 4.3.16).
END_OF_LIST = struct.Struct("<4s4H2LH")
LONGEST_COMMENT = 0xFFFF
# Where a larger zip says that its list is elsewhere (zip64): right before that record.
LOCATOR, LOCATOR_BYTES = b"PK\x06\x07", 20
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)


class Fault(StrEnum):
    """What is wrong with an archive, before anybody looks at what it is about."""

    NO_ARCHIVE = "no_archive"
    TOO_LARGE = "too_large"
    TOO_MANY_PARTS = "too_many_parts"
    COMPRESSION = "compression"
    REPEATED_PART = "repeated_part"
    LINK = "link"
    ENCRYPTED = "encrypted"
    MISSING_PART = "missing_part"


@dataclass(frozen=True)
class Limits:
    """Most bytes of the file, of all parts together, of a part, and of the list of parts.

    Only a part larger than `ratio_from` must not be packed to less than 1 / `ratio`.
    """

    file: int
    together: int
    part: int
    parts: int
    list: int
    ratio: int
    ratio_from: int


class Archive:
    """The parts of an uploaded file by name.

    A kind of archive is a subclass that has its `limits`, checks a name, and gives the error in
    which a fault is told. With `repeats` a part may stand there again with the same bytes.
    """

    limits: Limits
    repeats = False

    def __init__(self, stream: BinaryIO) -> None:
        self._check_list(stream)
        try:
            self._zip = zipfile.ZipFile(stream)
        except BROKEN as error:
            raise self.refusal(Fault.NO_ARCHIVE) from error
        entries = self._zip.infolist()
        # The number in the last record was only what the file says of itself.
        if len(entries) > self.limits.parts:
            raise self.refusal(Fault.TOO_MANY_PARTS)
        for entry in entries:
            self._check_entry(entry)
        if sum(entry.file_size for entry in entries) > self.limits.together:
            raise self.refusal(Fault.TOO_LARGE)
        self._entries: dict[str, zipfile.ZipInfo] = {}
        for entry in entries:
            self._add(entry)

    def check_name(self, name: str) -> None:
        """Raise for a name that no part may have."""
        raise NotImplementedError

    def refusal(self, fault: Fault, name: str = "") -> Exception:
        """The error to raise; `name` is the part's, where it is about one."""
        raise NotImplementedError

    @property
    def names(self) -> set[str]:
        return set(self._entries)

    def size(self, name: str) -> int:
        return self._entry(name).file_size

    def chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of a part piece by piece, as many as it declares or else an error.

        So no more can come out of an archive than what its list was let through with.
        """
        return self._chunks(self._entry(name))

    def read(self, name: str) -> bytes:
        """All bytes of a part, in memory."""
        return b"".join(self.chunks(name))

    def _entry(self, name: str) -> zipfile.ZipInfo:
        if name not in self._entries:
            raise self.refusal(Fault.MISSING_PART, name)
        return self._entries[name]

    def _chunks(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        given = 0
        try:
            with self._zip.open(entry) as part:
                # zipfile stops at the declared size and compares the check sum there.
                while piece := part.read(PIECE):
                    given += len(piece)
                    yield piece
        except BROKEN as error:
            raise self.refusal(Fault.NO_ARCHIVE, entry.filename) from error
        if given != entry.file_size:
            raise self.refusal(Fault.NO_ARCHIVE, entry.filename)

    def _check_list(self, stream: BinaryIO) -> None:
        """Refuse a list of parts that would take long to read, before zipfile reads it."""
        size = stream.seek(0, 2)
        if size > self.limits.file:
            raise self.refusal(Fault.TOO_LARGE)
        stream.seek(max(0, size - END_OF_LIST.size - LONGEST_COMMENT - LOCATOR_BYTES))
        tail = stream.read()
        place = tail.rfind(b"PK\x05\x06")
        if place < 0 or len(tail) - place < END_OF_LIST.size:
            raise self.refusal(Fault.NO_ARCHIVE)
        _sign, _disk, _first, _here, parts, length, _start, _comment = END_OF_LIST.unpack_from(
            tail, place
        )
        is_zip64 = LOCATOR in tail[max(0, place - LOCATOR_BYTES) : place]
        if parts > self.limits.parts or length > self.limits.list or is_zip64:
            raise self.refusal(Fault.TOO_MANY_PARTS)
        stream.seek(0)

    def _check_entry(self, entry: zipfile.ZipInfo) -> None:
        limits, name = self.limits, entry.orig_filename
        self.check_name(name)
        if not _is_regular(entry):
            raise self.refusal(Fault.LINK, name)
        if entry.flag_bits & 1:
            raise self.refusal(Fault.ENCRYPTED, name)
        if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise self.refusal(Fault.NO_ARCHIVE, name)
        if entry.file_size > limits.part:
            raise self.refusal(Fault.TOO_LARGE, name)
        if entry.file_size > max(limits.ratio_from, limits.ratio * entry.compress_size):
            raise self.refusal(Fault.COMPRESSION, name)

    def _add(self, entry: zipfile.ZipInfo) -> None:
        earlier = self._entries.setdefault(entry.filename, entry)
        if earlier is not entry and not (self.repeats and self._same(earlier, entry)):
            raise self.refusal(Fault.REPEATED_PART, entry.filename)

    def _same(self, one: zipfile.ZipInfo, other: zipfile.ZipInfo) -> bool:
        if (one.CRC, one.file_size) != (other.CRC, other.file_size):
            return False
        pairs = zip(self._chunks(one), self._chunks(other), strict=True)
        return all(a == b for a, b in pairs)


def _is_regular(entry: zipfile.ZipInfo) -> bool:
    """Whether it is a file or a folder; many tools write no kind at all."""
    kind = stat.S_IFMT(entry.external_attr >> 16)
    return kind in {0, stat.S_IFREG} or (kind == stat.S_IFDIR and entry.is_dir())


def write(
    output: BinaryIO,
    parts: Iterable[tuple[str, Iterable[bytes]]],
    *,
    is_packed: Callable[[str], bool],
) -> None:
    """Write the parts in their order; the same parts always make the same bytes.

    What `is_packed` already, by its name, is stored as it is.
    """
    with zipfile.ZipFile(output, "w") as archive:
        for name, pieces in parts:
            entry = zipfile.ZipInfo(name, FIXED_DATE)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_STORED if is_packed(name) else zipfile.ZIP_DEFLATED
            with archive.open(entry, "w") as part:
                for piece in pieces:
                    part.write(piece)
