"""JSON as a stranger wrote it: read whole, or refused before it takes much time or memory."""

import json
import math
from collections.abc import Iterable
from typing import Any

from assessments.h5p.enums import Refusal
from assessments.h5p.formats.errors import PackageError

MOST_BYTES = 16 * 1024 * 1024
MOST_DEPTH = 100
# A value takes up to 200 bytes in memory; by commas alone, a text may seem to have many.
MOST_VALUES = 500_000


def most_values(raw: bytes) -> int:
    """How many values there are at most, by the signs that stand between them."""
    return 1 + sum(raw.count(sign) for sign in (b",", b"[", b"{"))


def loaded(name: str, raw: bytes) -> Any:
    """What the JSON of a part says. Raises PackageError for what no database could keep."""
    if len(raw) > MOST_BYTES or most_values(raw) > MOST_VALUES:
        raise PackageError(Refusal.TOO_LARGE, name)
    try:
        data = json.loads(
            raw.decode(),
            object_pairs_hook=_object,
            parse_constant=_no_number,
            parse_float=_number,
        )
        is_shallow = _is_shallow(data)
    except RecursionError as error:
        raise PackageError(Refusal.TOO_DEEP, name) from error
    except PackageError as error:
        raise PackageError(error.code, f"{name}: {error.where}") from error
    except ValueError as error:
        raise PackageError(Refusal.BROKEN_JSON, name) from error
    if not is_shallow:
        raise PackageError(Refusal.TOO_DEEP, name)
    return data


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The object; readers differ in which of two values under one key they take."""
    made: dict[str, Any] = {}
    for key, value in pairs:
        if key in made:
            raise PackageError(Refusal.REPEATED_KEY, ascii(key[:40]))
        made[key] = value
    return made


def _no_number(text: str) -> None:
    raise ValueError(text)


def _number(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    return number


def _is_shallow(data: Any) -> bool:
    """Whether it ends within MOST_DEPTH. Raises ValueError for text that cannot be stored."""
    level = [data]
    for _depth in range(MOST_DEPTH):
        _check_text("".join(value for value in level if isinstance(value, str)))
        level = [child for value in level for child in _children(value)]
        if not level:
            return True
    return False


def _children(value: Any) -> Iterable[Any]:
    if isinstance(value, dict):
        return (*value.keys(), *value.values())
    return value if isinstance(value, list) else ()


def _check_text(text: str) -> None:
    # Half a character, or a zero byte, which PostgreSQL refuses.
    text.encode()
    if "\0" in text:
        raise ValueError
