"""The certificates of a year. One number for another is no second certificate."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Q

from courses.enums import TrainingForm
from courses.models import Academy, Certificate
from courses.returns.services.records import PLACES, Key, key_of, within, year_of


class Issued(NamedTuple):
    """Where a certificate counts, and whose it is."""

    key: Key
    person: int


Earlier = dict[int, tuple[int | None, datetime]]


def certificates(year: int, academy: Academy | None = None) -> Iterator[Issued]:
    """The standing certificates that were first issued in the year, in two statements.

    A corrected name gives a new number: it counts in the year of the first one.
    """
    start, end = year_of(year)
    in_year = Q(replaces=None, issued_at__gte=start, issued_at__lt=end)
    standing = Certificate.objects.standing().filter(
        within("completion__enrolment__", academy), in_year | Q(replaces__isnull=False)
    )
    rows: Any = standing.values_list(
        *(f"completion__enrolment__{place}" for place in PLACES),
        "completion__enrolment__course__slug",
        "completion__enrolment__learner",
        "replaces",
        "issued_at",
    )
    earlier = _earlier()
    for *places, course, person, replaces, issued_at in rows:
        if start <= _first_issue(replaces, issued_at, earlier) < end:
            yield Issued(key_of(tuple(places), course, TrainingForm.E_LEARNING), person)


def _earlier() -> Earlier:
    """Those that others took the place of: which each replaced itself, and when it was issued."""
    replaced: Any = Certificate.objects.filter(replaced_by__isnull=False)
    return {
        pk: (replaces, issued_at)
        for pk, replaces, issued_at in replaced.values_list("pk", "replaces", "issued_at")
    }


def _first_issue(replaces: int | None, issued_at: datetime, earlier: Earlier) -> datetime:
    while replaces is not None:
        replaces, issued_at = earlier[replaces]
    return issued_at
