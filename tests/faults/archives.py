"""Forty archives that would harm, each taken to the import of courses; what it costs to refuse."""

import json
import time
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from django.conf import settings
from django.test import override_settings

from courses.exchange.formats import CourseFileError, archive
from courses.exchange.services import import_course
from tests.courses.exchange.files import exported, packed, parts_of
from tests.courses.exchange.test_hostile_archives import (
    BAD_MEDIA,
    HOSTILE,
    MANIFEST,
    lying_about_size,
    promising_more,
    zipped,
)

SECONDS, MIB = 2, 256


@dataclass
class Refusals:
    """How many were tried; those that came in, cost too much or left a file behind."""

    tried: int = 0
    taken: list[str] = field(default_factory=list)
    unnamed: list[str] = field(default_factory=list)
    slow: list[str] = field(default_factory=list)
    large: list[str] = field(default_factory=list)
    left: int = 0
    slowest: float = 0.0
    largest: float = 0.0


def refuse_all(folder: Path) -> Refusals:
    """Try each at its own time and memory, in a database that is left as it was."""
    found = Refusals()
    with override_settings(MEDIA_ROOT=str(folder)):
        for name, make in archives().items():
            _try(name, make(), found)
        found.left = sum(path.is_file() for path in Path(settings.MEDIA_ROOT).rglob("*"))
    return found


def _try(name: str, raw: bytes, found: Refusals) -> None:
    found.tried += 1
    tracemalloc.start()
    started = time.monotonic()
    try:
        import_course(BytesIO(raw))
        found.taken.append(name)
    except CourseFileError as refused:
        if not str(refused):
            found.unnamed.append(name)
    seconds, (_now, peak) = time.monotonic() - started, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    mebibytes = peak / 1024 / 1024
    found.slowest, found.largest = max(found.slowest, seconds), max(found.largest, mebibytes)
    if seconds > SECONDS:
        found.slow.append(name)
    if mebibytes > MIB:
        found.large.append(name)


def archives() -> dict[str, Callable[[], bytes]]:
    """By name; the bytes are made only when it is its turn."""
    made = {name: make for name, (make, _refusal) in HOSTILE.items()}
    made |= {"lying about its size": lying_about_size, "promising more": promising_more}
    made |= {f"media: {name}": _with_media(*BAD_MEDIA[name][:3]) for name in BAD_MEDIA}
    return made | dict(_further())


def _with_media(kind: str, part: str, raw: bytes) -> Callable[[], bytes]:
    def make() -> bytes:
        parts = parts_of(exported())
        parts[f"{kind}.json"] = json.dumps({part: {"title": "Bad"}}).encode()
        parts[f"media/{part}"] = raw
        return packed(parts).getvalue()

    return make


def _with_part(name: str, raw: bytes) -> Callable[[], bytes]:
    def make() -> bytes:
        parts = parts_of(exported())
        parts[name] = raw
        return packed(parts).getvalue()

    return make


def _further() -> Iterator[tuple[str, Callable[[], bytes]]]:
    yield "deep JSON", _with_part("lesson.json", b"[" * 100_000 + b"]" * 100_000)
    yield "deep objects", _with_part("lesson.json", b'{"a":' * 50_000 + b"1" + b"}" * 50_000)
    yield "huge JSON", _with_part("lesson.json", b'{"a": "' + b"x" * 60_000_000 + b'"}')
    yield "a number without end", _with_part("lesson.json", b"9" * 100_000)
    yield "not a number", _with_part("lesson.json", b'{"a": NaN}')
    yield "no UTF-8", _with_part("lesson.json", b'{"a": "\xff\xfe"}')
    yield "a list for an object", _with_part("lesson.json", b"[]")
    yield "a key twice", _with_part("course.json", b'{"police": {}, "police": {"slug": "x"}}')
    yield "cut in a part", parts_cut
    yield (
        "names alike but for case",
        lambda: zipped(("manifest.json", MANIFEST), ("Lesson.json", b"{}"), ("lesson.json", b"{}")),
    )
    yield "a script beside it", lambda: zipped(("manifest.json", MANIFEST), ("run.js", b"1"))
    yield "a name of a device", lambda: zipped(("manifest.json", MANIFEST), ("con", b"1"))
    yield "many parts", many_parts


def parts_cut() -> bytes:
    raw = bytearray(packed(parts_of(exported())).getvalue())
    middle = len(raw) // 2
    raw[middle : middle + 2000] = bytes(2000)
    return bytes(raw)


def many_parts() -> bytes:
    output = BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_STORED) as file:
        for number in range(archive.MOST_PARTS + 1):
            file.writestr(f"media/{number:064}.pdf", b"")
    return output.getvalue()
