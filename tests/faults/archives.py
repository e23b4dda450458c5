"""Forty archives that would harm, each taken to the import of courses; what it costs to refuse."""

import json
import zipfile
from collections.abc import Callable, Iterator
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
from tests.faults.refusing import Refusals


def refuse_all(folder: Path) -> Refusals:
    """Try each at its own time and memory, in a database that is left as it was."""
    found = Refusals()
    with override_settings(MEDIA_ROOT=str(folder)):
        for name, make in archives().items():
            found.refuse(name, make(), import_course, CourseFileError)
        found.left = sum(path.is_file() for path in Path(settings.MEDIA_ROOT).rglob("*"))
    return found


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
