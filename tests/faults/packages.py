"""Packages of H5P that would harm, each imported as far as nothing is written; what they cost."""

import random
import zipfile
from collections.abc import Callable
from io import BytesIO

from assessments.h5p.formats import PackageError
from assessments.h5p.formats.parts import MIB
from assessments.h5p.services.planning import plan
from tests.assessments.h5p.hostile import HOSTILE
from tests.assessments.h5p.hostile.content import ENDLESS, HEAVY
from tests.assessments.h5p.packages import FOLDER, echo, zipped
from tests.faults.refusing import Refusals

# What packs to less than a hundredth and yet may come in.
PATTERN = random.Random(1).randbytes(3000)
PARAMS = "content/content.json"


def refuse_all() -> Refusals:
    found = Refusals()
    for name, make in packages().items():
        found.refuse(name, make(), take, PackageError)
    for name, heavy in HEAVY.items():
        found.admit(name, heavy(), take, PackageError)
    return found


def take(stream: BytesIO) -> None:
    """As an import does: read what it says, see its content through, then each of its files."""
    package = plan(stream, may_install=True).package
    for library in package.libraries:
        for part in library.files.values():
            package.sha256(part)


def packages() -> dict[str, Callable[[], bytes]]:
    """By name; the bytes are made only when it is its turn."""
    return {name: hostile.make for name, hostile in (HOSTILE | ENDLESS).items()} | {
        "small objects": lambda: spoilt_late(b"[%s0]" % (b'{"a":1},' * 240_000)),
        "short texts": lambda: spoilt_late(b"[%s0]" % b"".join(map(text, range(490_000)))),
        "one long object": lambda: spoilt_late(b"{%s}" % b",".join(map(pair, range(490_000)))),
        "long names in deep folders": long_names,
        "large twins": large_twins,
    }


def text(number: int) -> bytes:
    return b'"%d",' % number


def pair(number: int) -> bytes:
    return b'"%d":1' % number


def spoilt_late(params: bytes) -> bytes:
    """A package whose content is read whole before something else is wrong with it."""
    parts = echo() | {PARAMS: b'{"a":%s}' % params, f"{FOLDER}/library.json": b"{"}
    return zipped(*parts.items(), packing=zipfile.ZIP_STORED)


def long_names() -> bytes:
    """As many folders as a list has room for, and no two alike."""
    names = (f"{number}/{'ABCDEFGHIJ/' * 14}a.txt" for number in range(19_000))
    return zipped(*((name, b"") for name in names), packing=zipfile.ZIP_STORED)


def large_twins() -> bytes:
    """The same name again and again with the same bytes, and once with others."""
    twin = PATTERN * (60 * MIB // len(PATTERN))
    name = "content/a.webm"
    return zipped(*echo().items(), *[(name, twin)] * 7, (name, twin[:-1] + b"x"))
