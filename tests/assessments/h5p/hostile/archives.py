"""Zip files that are not what they say, or more than they should be."""

import stat
import struct
import zipfile

from assessments.h5p.enums import Refusal
from assessments.h5p.formats.parts import Parts
from tests.assessments.h5p.hostile.making import LAST, LISTED, Hostile, part, with_number
from tests.assessments.h5p.packages import PNG, echo, packed, zipped

PICTURE = b"content/images"


def with_last(place: int, shape: str, value: int) -> bytes:
    changed = bytearray(packed(echo()))
    struct.pack_into(shape, changed, changed.rfind(LAST) + place, value)
    return bytes(changed)


def of_zip64() -> bytes:
    raw = packed(echo())
    end = raw.rfind(LAST)
    return raw[:end] + struct.pack("<4sLQL", b"PK\x06\x07", 0, 0, 1) + raw[end:]


def many_parts() -> bytes:
    names = range(Parts.limits.parts + 1)
    return zipped(*((f"content/{name}.txt", b"") for name in names), packing=zipfile.ZIP_STORED)


def too_large_together() -> bytes:
    raw = packed(echo(), {f"content/{number}.webm": b"\x1a\x45\xdf\xa3" for number in range(9)})
    for number in range(9):
        size = Parts.limits.part - 1
        raw = with_number(raw, b"content/%d.webm" % number, 20, "<2L", size, size)
    return raw


def of_kind(kind: int) -> bytes:
    entry = zipfile.ZipInfo("content/passwd.txt")
    entry.external_attr = (kind | 0o777) << 16
    return packed(echo(), entries=[(entry, b"/etc/passwd")])


def otherwise_packed(packing: int) -> bytes:
    return zipped(*echo().items(), packing=packing)


def in_the_list_otherwise() -> bytes:
    """One name where the part begins and another in the list, for two readers."""
    raw = packed(echo(), {"content/a.txt": b"a"})
    return raw.replace(b"content/a.txt", b"content/b.txt", 1)


def twice(first: bytes, second: bytes) -> bytes:
    name = "content/images/shield.png"
    return packed(echo(), {name: first}, entries=[(name, second)])


def lying_twins() -> bytes:
    """Two parts under one name which are alike as far as the list says."""
    raw = twice(PNG + b"1", PNG + b"2")
    line = raw.rfind(LISTED, 0, raw.rfind(b"content/images/shield.png"))
    first = raw.find(LISTED)
    while b"shield.png" not in raw[first : first + 80]:
        first = raw.find(LISTED, first + 1)
    return raw[: line + 16] + raw[first + 16 : first + 20] + raw[line + 20 :]


ARCHIVES = {
    "nothing": Hostile(lambda: b"", Refusal.NO_ARCHIVE),
    "no zip": Hostile(lambda: b"GIF89a and no more", Refusal.NO_ARCHIVE),
    "cut short": Hostile(lambda: packed(echo())[:-30], Refusal.NO_ARCHIVE),
    "begun late": Hostile(lambda: packed(echo())[900:], Refusal.NO_ARCHIVE),
    "zip64": Hostile(of_zip64, Refusal.TOO_MANY_PARTS),
    "a huge list": Hostile(
        lambda: with_last(12, "<L", Parts.limits.list + 1), Refusal.TOO_MANY_PARTS
    ),
    "many parts": Hostile(many_parts, Refusal.TOO_MANY_PARTS),
    "ratio": Hostile(part("content/a.txt", bytes(30_000_000)), Refusal.COMPRESSION, "a.txt"),
    "too large a part": Hostile(
        lambda: with_number(packed(echo()), PICTURE, 24, "<L", 2**26 + 1),
        Refusal.TOO_LARGE,
        "shield.png",
    ),
    "too large together": Hostile(too_large_together, Refusal.TOO_LARGE),
    "promising less": Hostile(
        lambda: with_number(packed(echo()), PICTURE, 24, "<L", 9),
        Refusal.NO_ARCHIVE,
        "shield.png",
    ),
    "promising more": Hostile(
        lambda: with_number(packed(echo()), PICTURE, 24, "<L", 90_000),
        Refusal.NO_ARCHIVE,
        "shield.png",
    ),
    "another check sum": Hostile(
        lambda: with_number(packed(echo()), PICTURE, 16, "<L", 1),
        Refusal.NO_ARCHIVE,
        "shield.png",
    ),
    "encrypted": Hostile(
        lambda: with_number(packed(echo()), PICTURE, 8, "<H", 1), Refusal.ENCRYPTED
    ),
    "a link": Hostile(lambda: of_kind(stat.S_IFLNK), Refusal.LINK),
    "a device": Hostile(lambda: of_kind(stat.S_IFCHR), Refusal.LINK),
    "a folder with bytes": Hostile(lambda: of_kind(stat.S_IFDIR), Refusal.LINK),
    "bzip2": Hostile(lambda: otherwise_packed(zipfile.ZIP_BZIP2), Refusal.NO_ARCHIVE),
    "lzma": Hostile(lambda: otherwise_packed(zipfile.ZIP_LZMA), Refusal.NO_ARCHIVE),
    "two names for a part": Hostile(in_the_list_otherwise, Refusal.NO_ARCHIVE, "content/a.txt"),
    "twice with other bytes": Hostile(lambda: twice(PNG, PNG + b"a"), Refusal.REPEATED_PART),
    "twins by a lying list": Hostile(lying_twins, Refusal.NO_ARCHIVE),
}
