"""JSON from the player, before anything in it is believed. Raises StatementError."""

import json
from collections.abc import Mapping
from typing import Any

from assessments.h5p.scoring.enums import Refusal
from assessments.h5p.scoring.errors import StatementError

Data = Mapping[str, Any]


def loaded(raw: bytes, most_bytes: int) -> Data:
    """The object that the bytes hold."""
    if len(raw) > most_bytes:
        raise StatementError(Refusal.TOO_LARGE)
    try:
        data = json.loads(raw.decode())
    except RecursionError as error:
        raise StatementError(Refusal.TOO_DEEP) from error
    except ValueError as error:
        raise StatementError(Refusal.BROKEN_JSON) from error
    return as_object(data)


def as_object(value: Any) -> Data:
    if not isinstance(value, Mapping):
        raise StatementError(Refusal.NO_STATEMENT)
    return value


def check_extent(data: Data, *, most_bytes: int, most_depth: int) -> None:
    """Refuse what is nested deeper or written longer, and what no JSON in UTF-8 can hold."""
    level: list[Any] = [data]
    for _depth in range(most_depth):
        level = [part for value in level for part in _parts(value)]
    if level:
        raise StatementError(Refusal.TOO_DEEP)
    try:
        written = json.dumps(data, ensure_ascii=False, allow_nan=False).encode()
    except (ValueError, TypeError) as error:
        # Not a number, half a character, or a number of thousands of digits.
        raise StatementError(Refusal.BROKEN_JSON) from error
    if len(written) > most_bytes:
        raise StatementError(Refusal.TOO_LARGE)


def _parts(value: Any) -> list[Any]:
    if isinstance(value, Mapping):
        return list(value.values())
    return value if isinstance(value, list) else []
