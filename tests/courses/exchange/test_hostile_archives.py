"""Archives that would harm are refused by name; nothing is left in the database or on the disk."""

import hashlib
import json
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from courses.exchange.enums import Refusal
from courses.exchange.formats import CourseFileError, archive, data
from courses.exchange.formats.archive import Archive
from courses.exchange.services import import_course
from courses.models import LessonPage
from tests.courses.exchange.files import exported, packed, parts_of
from tests.security.pdf_files import pdf

MANIFEST = b'{"format": 1, "course": "police", "parts": {}}'


def zipped(*entries: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    output = BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as file:
        for entry, raw in entries:
            file.writestr(entry, raw, zipfile.ZIP_DEFLATED)
    return output.getvalue()


def link() -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo("lesson.json")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return entry


def with_bytes(raw: bytes, place: int, shape: str, value: int, sign: bytes) -> bytes:
    """The archive with one number changed, so many bytes after a signature."""
    changed = bytearray(raw)
    struct.pack_into(shape, changed, changed.find(sign) + place, value)
    return bytes(changed)


def encrypted() -> bytes:
    return with_bytes(zipped(("lesson.json", b"{}")), 8, "<H", 1, b"PK\x01\x02")


def lying_about_size() -> bytes:
    return with_bytes(zipped(("lesson.json", b"{}" * 900)), 24, "<L", 12, b"PK\x01\x02")


def promising_more() -> bytes:
    return with_bytes(zipped(("lesson.json", b"{}" * 900)), 24, "<L", 90_000, b"PK\x01\x02")


def huge_list() -> bytes:
    raw = zipped(("manifest.json", MANIFEST))
    return with_bytes(raw, 12, "<L", archive.MOST_LIST_BYTES + 1, b"PK\x05\x06")


def of_zip64() -> bytes:
    raw = zipped(("manifest.json", MANIFEST))
    end = raw.rfind(b"PK\x05\x06")
    return raw[:end] + struct.pack("<4sLQL", b"PK\x06\x07", 0, 0, 1) + raw[end:]


def too_big_together() -> bytes:
    raw = zipped(*((f"media/{number:064}.pdf", b"") for number in range(6)))
    changed, place = bytearray(raw), -1
    while (place := changed.find(b"PK\x01\x02", place + 1)) >= 0:
        struct.pack_into("<2L", changed, place + 20, archive.MOST_PART_BYTES - 1, 100 * 1024 * 1024)
    return bytes(changed)


HOSTILE: dict[str, tuple[Callable[[], bytes], Refusal]] = {
    "no zip": (lambda: b"GIF89a and no more", Refusal.NO_ARCHIVE),
    "nothing": (lambda: b"", Refusal.NO_ARCHIVE),
    "cut short": (lambda: zipped(("manifest.json", MANIFEST * 50))[:-30], Refusal.NO_ARCHIVE),
    "a way up": (lambda: zipped(("../lesson.json", b"{}")), Refusal.PART_NAME),
    "from the root": (lambda: zipped(("/etc/passwd", b"{}")), Refusal.PART_NAME),
    "from a drive": (lambda: zipped(("C:\\lesson.json", b"{}")), Refusal.PART_NAME),
    "a folder": (lambda: zipped(("media/", b"")), Refusal.PART_NAME),
    "written backwards": (lambda: zipped(("‮nosj.lesson", b"{}")), Refusal.PART_NAME),
    "a zero in the name": (
        lambda: zipped(("lesson.json_.png", b"{}")).replace(b"json_", b"json\0"),
        Refusal.PART_NAME,
    ),
    "a page": (lambda: zipped(("media/index.html", b"<script>")), Refusal.PART_NAME),
    "a link": (lambda: zipped((link(), b"/etc/passwd")), Refusal.LINK),
    "twice": (
        lambda: zipped(("lesson.json", b"{}"), ("lesson.json", b"[]")),
        Refusal.REPEATED_PART,
    ),
    "encrypted": (encrypted, Refusal.ENCRYPTED),
    "ratio": (lambda: zipped(("lesson.json", bytes(30_000_000))), Refusal.COMPRESSION),
    "huge list": (huge_list, Refusal.TOO_MANY_PARTS),
    "zip64": (of_zip64, Refusal.TOO_MANY_PARTS),
    "too big together": (too_big_together, Refusal.TOO_LARGE),
    "no manifest": (lambda: zipped(("lesson.json", b"{}")), Refusal.MISSING_PART),
    "unlisted": (
        lambda: zipped(("manifest.json", MANIFEST), ("lesson.json", b"{}")),
        Refusal.UNLISTED_PART,
    ),
}


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_archive_is_refused_by_name(name: str) -> None:
    make, refusal = HOSTILE[name]
    with pytest.raises(CourseFileError) as refused:
        data.read_manifest(Archive(BytesIO(make())))
    assert refused.value.code == refusal


@pytest.mark.parametrize("make", [lying_about_size, promising_more])
def test_a_part_of_another_size_than_declared_is_refused(make: Callable[[], bytes]) -> None:
    with pytest.raises(CourseFileError) as refused:
        Archive(BytesIO(make())).read("lesson.json")
    assert refused.value.code == Refusal.NO_ARCHIVE


def test_the_same_parts_always_make_the_same_bytes() -> None:
    first, second = BytesIO(), BytesIO()
    for output in (first, second):
        archive.write(output, [("lesson.json", b"{}"), (f"media/{'0' * 64}.pdf", b"%PDF-")])
    assert first.getvalue() == second.getvalue()


def media(ending: str, raw: bytes) -> tuple[str, bytes]:
    return f"{hashlib.sha256(raw).hexdigest()}.{ending}", raw


def png(width: int, height: int) -> bytes:
    """The head of a picture of that size, which is all that is read of one too large."""
    head = struct.pack(">2L5B", width, height, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + head
    return (
        b"\x89PNG\r\n\x1a\n" + struct.pack(">L", 13) + chunk + struct.pack(">L", zlib.crc32(chunk))
    )


BAD_MEDIA = {
    "no picture": ("image", *media("png", b"GIF89a"), Refusal.PICTURE),
    "svg": ("image", *media("svg", b"<svg onload='alert(1)'/>"), Refusal.PICTURE),
    "50,000 px wide and high": ("image", *media("png", png(50_000, 50_000)), Refusal.PICTURE),
    "html": ("document", *media("html", b"<script>alert(1)</script>"), Refusal.DOCUMENT),
    "html as pdf": ("document", *media("pdf", b"<script>alert(1)</script>"), Refusal.DOCUMENT),
    "another's name": ("document", f"{'0' * 64}.pdf", b"%PDF-1.7", Refusal.DIGEST),
}


@pytest.mark.django_db
@pytest.mark.parametrize("name", BAD_MEDIA)
def test_bad_media_are_refused_and_leave_no_file(name: str, settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    kind, part, raw, refusal = BAD_MEDIA[name]
    parts = parts_of(exported())
    parts[f"{kind}.json"] = json.dumps({part: {"title": "Bad"}}).encode()
    parts[f"media/{part}"] = raw
    with pytest.raises(CourseFileError) as refused:
        import_course(packed(parts))
    assert refused.value.code == refusal
    assert list(tmp_path.rglob("*.*")) == []


@pytest.mark.django_db
def test_what_fails_halfway_leaves_no_row_and_no_file(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    parts = parts_of(exported())
    part, raw = media("pdf", pdf())
    parts["document.json"] = json.dumps({part: {"title": "Good"}}).encode()
    parts[f"media/{part}"] = raw
    lessons = json.loads(parts["lesson.json"])
    lessons["police/identification/new"] = {"title": "New", "minutes": 5}
    parts["lesson.json"] = data.dumped(lessons)
    rules = json.loads(parts["assessment.json"])
    rules["own"] = {
        "opens_at": "2026-02-01T00:00:00+00:00",
        "closes_at": "2026-01-01T00:00:00+00:00",
    }
    parts["assessment.json"] = data.dumped(rules)
    with pytest.raises(CourseFileError) as refused:
        import_course(packed(parts))
    assert (refused.value.code, refused.value.where) == (Refusal.BAD_VALUE, "assessment:own")
    assert not LessonPage.objects.filter(slug="new").exists()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
