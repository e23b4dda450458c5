"""The result of a statement, value by value. Raises StatementError."""

import re
from typing import Any

from assessments.h5p.scoring.enums import Refusal
from assessments.h5p.scoring.errors import StatementError
from assessments.h5p.scoring.shapes import Score

MOST_POINTS = 10_000
# ISO 8601, without years and months, of which nobody knows the seconds.
DURATION = re.compile(
    r"P(?:([0-9]{1,3})D)?(?:T(?:([0-9]{1,5})H)?(?:([0-9]{1,6})M)?(?:([0-9]{1,8}(?:\.[0-9]{1,9})?)S)?)?"
)
SECONDS = (86_400, 3_600, 60, 1)
# Three years; whoever sat longer over an exercise had a clock that was set.
LONGEST = 100_000_000


def points(score: Any) -> Score | None:
    """The score; None where there is none, or none with a maximum.

    xAPI has 0 <= raw <= max for what H5P sends, and at least min; scaled is from -1 to 1.
    """
    if score is None:
        return None
    if not isinstance(score, dict):
        raise StatementError(Refusal.BAD_SCORE)
    least, raw, most, scaled = (_number(score.get(key)) for key in ("min", "raw", "max", "scaled"))
    bounds = [0, least or 0, raw, most]
    known = [bound for bound in bounds if bound is not None]
    if known != sorted(known) or abs(scaled or 0) > 1:
        raise StatementError(Refusal.BAD_SCORE)
    return None if raw is None or most is None else Score(raw, most)


def response(value: Any) -> str:
    """What was answered, "" where nothing was; a number stands for its digits."""
    text = "" if value is None else value
    if isinstance(value, int | float) and not isinstance(value, bool):
        text = str(value)
    # No database keeps a zero byte.
    if not isinstance(text, str) or "\0" in text:
        raise StatementError(Refusal.BAD_RESPONSE)
    return text


def duration(value: Any) -> float | None:
    """Seconds; None for what is no duration, since a clock set back is no reason to refuse."""
    found = DURATION.fullmatch(value) if isinstance(value, str) else None
    if found is None or not any(found.groups()):
        return None
    parts = zip(found.groups(), SECONDS, strict=True)
    seconds = sum(float(part or 0) * unit for part, unit in parts)
    return seconds if seconds < LONGEST else None


def truth(value: Any) -> bool | None:
    return value if isinstance(value, bool) else None


def _number(value: Any) -> float | None:
    if value is None:
        return None
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    # What is not a number is within no bounds.
    if is_number and -MOST_POINTS <= value <= MOST_POINTS:
        return float(value)
    raise StatementError(Refusal.BAD_SCORE)
