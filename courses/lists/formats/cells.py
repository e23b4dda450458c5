"""Cells into values: dates, hours, yes and no, codes. Every function raises RowError."""

import datetime
import re
import unicodedata
from decimal import Decimal, InvalidOperation
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from courses.enums import Sex
from courses.lists.enums import Column, Reason
from courses.lists.formats.columns import folded
from courses.lists.formats.rejections import RowError

Value = TypeVar("Value")
NOTHING = frozenset(("-", "–", "—", "."))
FORMULA_STARTS = tuple("=+-@＝＋－＠")
CODE = re.compile(r"[A-Z0-9]{4,20}")
DATES = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"),
    re.compile(r"(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>\d{4})"),
)
MARKS = {**dict.fromkeys("+✓✔√☑", "yes"), **dict.fromkeys("-–—☐✗✘", "no")}
EARLIEST_YEAR = 1991
MOST_HOURS_A_DAY = 16
YES = "yes, y, v, true, 1, passed, да, сдал, сдала, зачет, зачтено, иә, ия, тапсырды, өтті"
NO = "no, n, false, 0, failed, нет, не сдал, не сдала, незачет, не зачтено, жоқ, тапсырмады, өтпеді"
FEMALE = "female, f, woman, ж, жен, женский, ә, әйел"
MALE = "male, m, man, м, муж, мужской, е, ер, еркек"
BY_SEX = {
    **dict.fromkeys(FEMALE.split(", "), Sex.FEMALE),
    **dict.fromkeys(MALE.split(", "), Sex.MALE),
}
BY_ANSWER = {**dict.fromkeys(YES.split(", "), True), **dict.fromkeys(NO.split(", "), False)}


def plain(column: Column, cell: str) -> str:
    """The cell as text of one line; "" where a dash stands for nothing, and not for “no”."""
    text = " ".join(unicodedata.normalize("NFC", cell).split())
    if column is Column.PASSED and text in MARKS:
        return MARKS[text]
    if text in NOTHING:
        return ""
    if text.startswith(FORMULA_STARTS):
        raise RowError(Reason.FORMULA, column=column)
    if any(unicodedata.category(sign)[0] == "C" for sign in text):
        raise RowError(Reason.UNPRINTABLE, column=column)
    return text


def email(text: str) -> str | None:
    try:
        validate_email(text)
    except ValidationError:
        if text:
            raise RowError(Reason.BAD_EMAIL, text) from None
    return text.lower() or None


def code(text: str) -> str | None:
    stripped = text.replace(" ", "").replace("-", "").upper()
    if text and not CODE.fullmatch(stripped):
        raise RowError(Reason.BAD_CODE, text)
    return stripped or None


def sex(text: str) -> str:
    return _chosen(Column.SEX, text, BY_SEX, FEMALE + ", " + MALE) or ""


def passed(text: str) -> bool | None:
    return _chosen(Column.PASSED, text, BY_ANSWER, YES + ", " + NO)


def _chosen(column: Column, text: str, words: dict[str, Value], allowed: str) -> Value | None:
    if not text:
        return None
    if folded(text) not in words:
        raise RowError(Reason.UNKNOWN_TERM, text, column=column, allowed=allowed)
    return words[folded(text)]


def date(text: str) -> datetime.date | None:
    """A day that the calendar has, after 1990."""
    if not text:
        return None
    found = next((match for shape in DATES if (match := shape.fullmatch(text))), None)
    if found is None:
        raise RowError(Reason.BAD_DATE, text)
    try:
        day = datetime.date(**{name: int(part) for name, part in found.groupdict().items()})
    except ValueError as error:
        raise RowError(Reason.BAD_DATE, text) from error
    if day.year < EARLIEST_YEAR:
        raise RowError(Reason.BAD_DATE, text)
    return day


def hours(text: str, *, days: int) -> Decimal:
    """Academic hours, at most as many as fit into the days; tenths are kept."""
    try:
        number = round(Decimal(text.replace(",", ".")), 1)
        if 0 < number <= min(days * MOST_HOURS_A_DAY, 999):
            return number
    except InvalidOperation:
        pass
    raise RowError(Reason.BAD_HOURS, text)
