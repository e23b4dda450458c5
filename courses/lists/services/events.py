"""Taught events of a list: what a row says of one, and the records that hold them."""

import datetime
import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils import timezone

from assessments.enums import Evidence
from courses.enums import TrainingForm
from courses.lists.enums import Column, Reason
from courses.lists.formats import cells
from courses.lists.formats.columns import folded
from courses.lists.formats.rejections import RowError
from courses.lists.services.limits import LONGEST_COHORT
from courses.lists.services.people import Cells
from courses.lists.services.terms import Terms
from courses.models import Academy, Cohort, CoursePage, Session
from qalqan.accounts.models import User
from qalqan.common.languages import LANGUAGES, localize_field

# A list says the days and not the hours of the clock.
BEGINS, ENDS = datetime.time(9), datetime.time(18)
LONGEST_TITLE = 300


@dataclass(frozen=True)
class Event:
    """A taught event as rows tell it. Days are of the academy's calendar (Asia/Almaty)."""

    title: str
    course: CoursePage | None
    form: TrainingForm
    starts_on: datetime.date
    ends_on: datetime.date
    hours: Decimal
    cohort: str

    def key(self, academy: Academy) -> str:
        """The same for the same event in another file, or a second time in this."""
        what = self.course.slug if self.course else folded(self.title)
        days = f"{self.starts_on} {self.ends_on}"
        parts = (academy.code, what, self.form.value, days, folded(self.cohort))
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def courses_by_word() -> dict[str, CoursePage]:
    """Courses by slug, and by heading in any language."""
    courses = list(CoursePage.objects.all())
    headings = {
        folded(getattr(course, f"heading_{code}") or ""): course
        for course in courses
        for code in LANGUAGES
    }
    return {**headings, **{folded(course.slug): course for course in courses}}


def event_in(row: Cells, terms: Terms, courses: dict[str, CoursePage]) -> Event:
    """The event of a row. Raises RowError."""
    what, cohort = row.get(Column.COURSE, ""), row.get(Column.COHORT, "")
    if not what:
        raise RowError(Reason.NO_COURSE)
    if len(what) > LONGEST_TITLE:
        raise RowError(Reason.LONG_VALUE, column=Column.COURSE)
    if len(cohort) > LONGEST_COHORT:
        raise RowError(Reason.LONG_VALUE, column=Column.COHORT)
    course = courses.get(folded(what))
    starts_on, ends_on = _days(row)
    return Event(
        title=str(localize_field(course, "heading", LANGUAGES[0])) if course else what,
        course=course,
        form=terms.find(Column.FORM, row.get(Column.FORM, "")) or TrainingForm.SEMINAR,
        starts_on=starts_on,
        ends_on=ends_on,
        hours=cells.hours(row.get(Column.HOURS, ""), days=(ends_on - starts_on).days + 1),
        cohort=cohort,
    )


def _days(row: Cells) -> tuple[datetime.date, datetime.date]:
    starts_on = cells.date(row.get(Column.DATE, ""))
    if starts_on is None:
        raise RowError(Reason.BAD_DATE, "")
    ends_on = cells.date(row.get(Column.ENDS_ON, "")) or starts_on
    if ends_on < starts_on:
        raise RowError(Reason.ENDS_BEFORE)
    if ends_on > timezone.localdate():
        raise RowError(Reason.FUTURE_DATE, ends_on)
    return starts_on, ends_on


def evidence_in(row: Cells, terms: Terms) -> Evidence:
    found: Evidence | None = terms.find(Column.EVIDENCE, row.get(Column.EVIDENCE, ""))
    return found or Evidence.PAPER


def sessions_for(
    events: Collection[Event], academy: Academy, *, by: User | None
) -> dict[str, Session]:
    """By key, the session of each event; made where it is not here yet, its list closed."""
    wanted = {event.key(academy): event for event in events}
    found = {one.import_key: one for one in Session.objects.filter(import_key__in=wanted)}
    cohorts = _cohorts({event.cohort for event in wanted.values() if event.cohort}, academy)
    new = [
        _session(key, event, academy, cohorts.get(event.cohort), by)
        for key, event in wanted.items()
        if key not in found
    ]
    Session.objects.bulk_create(new)
    return {**{str(key): one for key, one in found.items()}, **{str(n.import_key): n for n in new}}


def _cohorts(names: Collection[str], academy: Academy) -> dict[str, Cohort]:
    return {
        name: Cohort.objects.get_or_create(academy=academy, name=name)[0] for name in sorted(names)
    }


def _session(
    key: str, event: Event, academy: Academy, cohort: Cohort | None, by: User | None
) -> Session:
    return Session(
        import_key=key,
        academy=academy,
        cohort=cohort,
        course=event.course,
        title=event.title,
        form=event.form,
        starts_at=_moment(event.starts_on, BEGINS),
        ends_at=_moment(event.ends_on, ENDS),
        academic_hours=event.hours,
        list_closed_at=timezone.now(),
        list_closed_by=by,
    )


def _moment(day: datetime.date, time: datetime.time) -> Any:
    return timezone.make_aware(datetime.datetime.combine(day, time))
