"""The JSON parts of a course file, and the manifest that lists all parts."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from courses.exchange.enums import Refusal
from courses.exchange.formats.archive import MANIFEST, Archive
from courses.exchange.formats.errors import CourseFileError

FORMAT = 1
MOST_DEPTH = 60
# A course of a hundred lessons takes two; read, a part takes many times its bytes.
MOST_JSON_BYTES = 8 * 1024 * 1024
Data = dict[str, Any]


def dumped(data: Data) -> bytes:
    return json.dumps(data, ensure_ascii=False, indent=1).encode()


def loaded(name: str, raw: bytes) -> Data:
    """The object in a JSON part. Raises CourseFileError for what no database could keep."""
    if len(raw) > MOST_JSON_BYTES:
        raise CourseFileError(Refusal.TOO_LARGE, name)
    try:
        data = json.loads(raw.decode(), parse_constant=_no_number)
        _check_depth(name, data)
    except RecursionError as error:
        raise CourseFileError(Refusal.TOO_DEEP, name) from error
    except (ValueError, UnicodeError) as error:
        if isinstance(error, CourseFileError):
            raise
        raise CourseFileError(Refusal.BROKEN_JSON, name) from error
    if not isinstance(data, dict):
        raise CourseFileError(Refusal.BROKEN_JSON, name)
    return data


def _no_number(text: str) -> None:
    raise ValueError(text)


def _check_depth(name: str, value: Any, depth: int = 0) -> None:
    if depth > MOST_DEPTH:
        raise CourseFileError(Refusal.TOO_DEEP, name)
    if isinstance(value, str):
        # Half a character, or a zero byte, which PostgreSQL refuses.
        value.encode()
        if "\0" in value:
            raise CourseFileError(Refusal.BROKEN_JSON, name)
    elif isinstance(value, dict):
        for key, part in value.items():
            _check_depth(name, key, depth + 1)
            _check_depth(name, part, depth + 1)
    elif isinstance(value, list):
        for part in value:
            _check_depth(name, part, depth + 1)


def entry(data: bytes) -> Data:
    """What the manifest says of a part."""
    return {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}


def manifest(course: str, entries: Mapping[str, Data], *, product: str, made_at: str) -> bytes:
    """What the file says about itself; `made_at` is ISO 8601."""
    return dumped(
        {
            "format": FORMAT,
            "product": product,
            "made_at": made_at,
            "course": course,
            "parts": dict(entries),
        }
    )


def read_manifest(archive: Archive) -> Data:
    """The manifest, once it lists exactly the parts that there are."""
    found = loaded(MANIFEST, archive.read(MANIFEST))
    number = found.get("format")
    if isinstance(number, int) and number > FORMAT:
        raise CourseFileError(Refusal.NEWER_FORMAT, str(found.get("product", ""))[:40])
    parts = found.get("parts")
    if number != FORMAT or not isinstance(parts, dict) or not isinstance(found.get("course"), str):
        raise CourseFileError(Refusal.BROKEN_JSON, MANIFEST)
    there = archive.names - {MANIFEST}
    if missing := sorted(parts.keys() - there):
        raise CourseFileError(Refusal.MISSING_PART, missing[0][:80])
    if unlisted := sorted(there - parts.keys()):
        raise CourseFileError(Refusal.UNLISTED_PART, unlisted[0])
    return found


def read_part(archive: Archive, listed: Data, name: str) -> bytes:
    """The bytes of a part, once they are those that the manifest lists."""
    data = archive.read(name)
    if listed["parts"].get(name) != entry(data):
        raise CourseFileError(Refusal.DIGEST, name)
    return data
