"""How packages that would harm are made out of the one that plays."""

import json
import struct
import zipfile
from collections.abc import Callable
from typing import Any, NamedTuple

from assessments.h5p.enums import Refusal
from tests.assessments.h5p.packages import FOLDER, echo, library, packed, zipped

LISTED, LAST = b"PK\x01\x02", b"PK\x05\x06"


class Hostile(NamedTuple):
    """`where` is what the refusal points at, as far as it is one place."""

    make: Callable[[], bytes]
    code: Refusal
    where: str = ""


def with_number(raw: bytes, name: bytes, place: int, shape: str, *values: int) -> bytes:
    """The zip file with numbers changed in the line of its list that is about `name`."""
    changed = bytearray(raw)
    line = changed.rfind(LISTED, 0, changed.rfind(name))
    struct.pack_into(shape, changed, line + place, *values)
    return bytes(changed)


def named(name: str) -> Callable[[], bytes]:
    return lambda: packed(echo(), entries=[(name, b"a")])


def part(name: str, raw: bytes) -> Callable[[], bytes]:
    """A part more, or another one."""
    return lambda: packed(echo(), {name: raw})


def stored(make: Callable[[], dict[str, bytes]]) -> Callable[[], bytes]:
    """Other parts, without packing, which would tell too much."""
    return lambda: zipped(*(echo() | make()).items(), packing=zipfile.ZIP_STORED)


def lacking(name: str) -> Callable[[], bytes]:
    return lambda: packed({other: raw for other, raw in echo().items() if other != name})


def says(**more: Any) -> Callable[[], bytes]:
    """h5p.json says something else."""
    return lambda: packed(echo(**more))


def library_says(**more: Any) -> Callable[[], bytes]:
    return lambda: packed(echo(), library(**more))


def without(name: str, key: str) -> Callable[[], bytes]:
    """A JSON part that says nothing under a key."""

    def make() -> bytes:
        data = json.loads(echo()[name])
        del data[key]
        return packed(echo(), {name: json.dumps(data).encode()})

    return make


def moved(folder: str) -> Callable[[], bytes]:
    """The library in another folder."""
    return lambda: packed({name.replace(FOLDER, folder): raw for name, raw in echo().items()})
