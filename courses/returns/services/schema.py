"""What a return of others has to look like; all else in their file is left out."""

import json
import math
from typing import Any

from courses.returns.enums import ADDED, GAIN_OF, Dimension, Figure

MOST_ROWS = 5000
MOST_NAMES = 5000
LONGEST_TEXT = 300
LARGEST = 10**9
YEARS = range(2000, 2101)
# Texts about the return that are taken over.
ABOUT = ("plan", "addressee", "input_due_on", "report_due_on", "body")


class MergeError(Exception):
    """A file is not a return, or cannot be joined; `where` names it, and the place in it."""

    def __init__(self, code: str, where: str) -> None:
        super().__init__(f"{where}: {code}")
        self.code = code
        self.where = where


def read_json(text: str, where: str) -> dict[str, Any]:
    """A return from its JSON. Raises MergeError."""
    try:
        document = json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise MergeError("not_a_return", where) from error
    return checked(document, where)


def _refuse(name: str) -> None:
    raise ValueError(name)


def checked(document: Any, where: str) -> dict[str, Any]:
    """The known parts of a return, each of its type. Raises MergeError."""
    if not isinstance(document, dict) or not isinstance(document.get("rows"), list):
        raise MergeError("not_a_return", where)
    year, rows = document.get("year"), document["rows"]
    if type(year) is not int or year not in YEARS:
        raise MergeError("not_a_return", where)
    if len(rows) > MOST_ROWS:
        raise MergeError("too_many_rows", where)
    return {
        "year": year,
        "rows": [_row(row, f"{where}, {number}") for number, row in enumerate(rows, start=1)],
        "totals": _figures(document.get("totals"), where),
        "departments": _counts(document.get("departments", {}), where),
        "campaigns": _campaigns(document.get("campaigns", {}), where),
        "names": _names(document.get("names", {}), where),
        **{name: _text(document.get(name, ""), where) for name in ABOUT},
    }


def _row(row: Any, where: str) -> dict[str, Any]:
    figures = _figures(row, where)
    return {**{name: _text(row.get(name) or "", where) for name in Dimension.values}, **figures}


def _figures(row: Any, where: str) -> dict[str, Any]:
    """Whole numbers, hours apart; a gain may be missing, a count may not."""
    if not isinstance(row, dict) or not row.keys() >= {name.value for name in ADDED}:
        raise MergeError("not_a_return", where)
    if any(row[name] is None for name in ADDED):
        raise MergeError("hidden_figures", where)
    gain = row.get(Figure.GAIN)
    counts = {name.value: row[name] for name in ADDED if name != Figure.HOURS}
    counts[GAIN_OF] = row.get(GAIN_OF, 0 if gain is None else row[Figure.PERSONS])
    if counts[GAIN_OF] is None:
        raise MergeError("hidden_figures", where)
    sound = all(type(count) is int and 0 <= count <= LARGEST for count in counts.values())
    if not (sound and _is_number(row[Figure.HOURS], least=0, most=LARGEST)):
        raise MergeError("not_a_number", where)
    if gain is not None and not _is_number(gain, least=-100, most=100):
        raise MergeError("not_a_number", where)
    if max(counts[Figure.PASSED], counts[GAIN_OF]) > counts[Figure.PERSONS]:
        raise MergeError("more_than_persons", where)
    return {**counts, Figure.HOURS.value: row[Figure.HOURS], Figure.GAIN.value: gain}


def _is_number(value: Any, *, least: int, most: int) -> bool:
    return type(value) in (int, float) and math.isfinite(value) and least <= value <= most


def _text(value: Any, where: str) -> str:
    if not isinstance(value, str) or len(value) > LONGEST_TEXT:
        raise MergeError("not_a_text", where)
    return value


def _mapping(value: Any, where: str) -> dict[str, Any]:
    if not isinstance(value, dict) or len(value) > MOST_NAMES:
        raise MergeError("not_a_return", where)
    return {_text(name, where): item for name, item in value.items()}


def _counts(value: Any, where: str) -> dict[str, int]:
    counts = _mapping(value, where)
    if any(count is None for count in counts.values()):
        raise MergeError("hidden_figures", where)
    if any(type(count) is not int or not 0 <= count <= LARGEST for count in counts.values()):
        raise MergeError("not_a_number", where)
    return counts


def _campaigns(value: Any, where: str) -> dict[str, Any]:
    told = _mapping(value, where)
    if not all(
        isinstance(one, str) or _is_number(one, least=0, most=LARGEST) for one in told.values()
    ):
        raise MergeError("not_a_number", where)
    return told


def _names(value: Any, where: str) -> dict[str, dict[str, str]]:
    return {
        dimension: {code: _text(name, where) for code, name in _mapping(known, where).items()}
        for dimension, known in _mapping(value, where).items()
    }
