"""The records of a year on which a return rests: modules completed and sessions attended.

Years run by the site's time zone, Asia/Almaty. Demo and test people never count.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from assessments.services import reporting
from courses.enums import CompletionKind, TrainingForm
from courses.models import Academy, Attendance, Completion, ModulePage


class Key(NamedTuple):
    """What tells the rows of a return apart: codes, "" where nothing is stated.

    A department is "academy/department"; a course its slug, or a session's title in full.
    """

    audience: str
    department: str
    region: str
    sex: str
    course: str
    form: str


@dataclass(frozen=True, slots=True)
class Record:
    """One module completed or one session attended by one person.

    `gain` is after minus before, -1 to 1, of the `registration`; None where there was no such pair.
    """

    key: Key
    person: int
    hours: float
    passed: bool
    gain: float | None = None
    registration: UUID | None = None


def year_of(year: int) -> tuple[datetime, datetime]:
    """The first moment of the year, and the first after it."""
    zone = timezone.get_default_timezone()
    return datetime(year, 1, 1, tzinfo=zone), datetime(year + 1, 1, 1, tzinfo=zone)


def records(year: int, academy: Academy | None = None) -> Iterator[Record]:
    """All records of the year, of one academy or of all, in four statements."""
    yield from _modules(year, academy)
    yield from _sessions(year, academy)


def within(prefix: str, academy: Academy | None) -> Q:
    """Counting people, at the academy."""
    counted = Q(**{f"{prefix}learner__is_demo": False})
    return counted & Q(**{f"{prefix}academy": academy}) if academy else counted


PLACES = (
    "audience__code",
    "academy__code",
    "department__code",
    "region__code",
    "learner__learner_profile__sex",
)


def key_of(places: tuple[str | None, ...], course: str, form: str) -> Key:
    audience, academy, department, region, sex = (place or "" for place in places)
    named = f"{academy}/{department}" if department else ""
    return Key(audience, named, region, sex, course, form)


def completions(year: int, academy: Academy | None = None) -> QuerySet[Completion]:
    """The modules completed in the year by people who count."""
    start, end = year_of(year)
    return Completion.objects.standing().filter(
        within("enrolment__", academy),
        kind=CompletionKind.MODULE,
        completed_at__gte=start,
        completed_at__lt=end,
    )


def attendances(year: int, academy: Academy | None = None) -> QuerySet[Attendance]:
    """The sessions of the year attended by people who count."""
    start, end = year_of(year)
    return Attendance.objects.standing().filter(
        within("", academy), session__starts_at__gte=start, session__starts_at__lt=end
    )


def _modules(year: int, academy: Academy | None) -> Iterator[Record]:
    found = completions(year, academy)
    hours = dict(ModulePage.objects.values_list("pk", "academic_hours"))
    taken = reporting.outcomes(found.values("enrolment__registration"), paired=True)
    rows = found.values_list(
        *(f"enrolment__{place}" for place in PLACES),
        "enrolment__learner",
        "enrolment__course__slug",
        "enrolment__registration",
        "page",
        "attempt",
    )
    for *places, person, course, registration, page, attempt in rows.iterator():
        yield Record(
            key_of(tuple(places), course, TrainingForm.E_LEARNING),
            person,
            float(hours.get(page, 0)),
            attempt is not None,
            _gain(taken, registration),
            registration,
        )


def _gain(taken: dict[UUID, reporting.Taken], registration: UUID) -> float | None:
    mine = taken.get(registration)
    return mine.gain if mine else None


def _sessions(year: int, academy: Academy | None) -> Iterator[Record]:
    rows = attendances(year, academy).values_list(
        *PLACES,
        "learner",
        "session__course__slug",
        "session__title",
        "session__form",
        "session__academic_hours",
        "passed",
        "observation__passed",
    )
    for *places, person, course, title, form, hours, passed, observed in rows.iterator():
        key = key_of(tuple(places), course or title, form)
        yield Record(key, person, float(hours), bool(passed or observed))
