"""Days known to the year, the month or the day, written as ISO 8601 writes them."""

import re
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import pgettext

FORMATS = {"YYYY-MM": "YEAR_MONTH_FORMAT", "YYYY-MM-DD": "DATE_FORMAT"}
_DAY = re.compile(r"\d{4}(-\d\d){0,2}")


def valid_day(text: str) -> bool:
    """Whether `text` is a year, a month or a day of the calendar."""
    return _first_day(text) is not None


def shown_day(text: str) -> str:
    """The day in words of the active language; `text` itself where it is none."""
    first = _first_day(text)
    if first is None:
        return text
    if len(text) == len("YYYY"):
        return pgettext("a year alone", "%(year)s") % {"year": text}
    return date_format(first, FORMATS["YYYY-MM-DD"[: len(text)]])


def _first_day(text: str) -> date | None:
    if not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text + "YYYY-01-01"[len(text) :])
    except ValueError:
        return None
