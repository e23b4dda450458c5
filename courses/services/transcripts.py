"""The transcript: what a person completed and attended, over all courses, academies and years."""

import datetime
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from assessments import services as assessments
from assessments.enums import Evidence
from courses.enums import CompletionKind
from courses.models import Attendance, Certificate, Completion, CoursePage, Enrolment, ModulePage
from courses.services import outline, scope
from qalqan.accounts.models import User
from qalqan.common.languages import LANGUAGES, Localized, localize, localize_field


@dataclass(frozen=True)
class Entry:
    """One result: a module, a course or a taught event."""

    on: datetime.date
    title: Localized
    kind: str
    hours: Decimal | None
    result: str
    evidence: str
    academy: Localized


@dataclass(frozen=True)
class Transcript:
    person: User
    made_on: datetime.date
    # The newest year first, and in each the latest entry.
    years: list[tuple[int, list[Entry]]] = field(default_factory=list)
    certificates: list[Certificate] = field(default_factory=list)


def of(person: User, *, with_private_scores: bool) -> Transcript:
    """The person's transcript in the active language; seven statements, however long it is.

    `with_private_scores` is for the person's own eyes: others see of some audiences what was
    completed, and not with which score.
    """
    entries = [*_completed(person, with_private_scores), *_attended(person, with_private_scores)]
    entries.sort(key=lambda entry: entry.on, reverse=True)
    by_year = groupby(entries, key=lambda entry: entry.on.year)
    certificates = Certificate.objects.filter(completion__enrolment__learner=person)
    return Transcript(
        person=person,
        made_on=timezone.localdate(),
        years=[(year, list(inside)) for year, inside in by_year],
        certificates=list(certificates.select_related("replaced_by")),
    )


def _completed(person: User, with_private_scores: bool) -> Iterator[Entry]:
    kinds = (CompletionKind.MODULE, CompletionKind.COURSE)
    found = list(
        Completion.objects.standing()
        .filter(enrolment__learner=person, kind__in=kinds)
        .select_related("enrolment__academy", "enrolment__audience")
        .order_by("-completed_at", "pk")
    )
    pages = _pages(found)
    scores = _scores({one.enrolment for one in found}, with_private_scores)
    for one in found:
        page = pages[one.page_id]
        yield Entry(
            on=timezone.localdate(one.completed_at),
            title=outline.heading_of(page),
            kind=str(CompletionKind(one.kind).label),
            hours=Decimal(page.academic_hours) or None,
            result=scores.get(one.attempt, _("Completed")),
            evidence=_evidence(one.evidence),
            academy=_academy(one.enrolment),
        )


def _pages(completions: list[Completion]) -> dict[int, Any]:
    ids = {one.page_id for one in completions}
    modules = ModulePage.objects.in_bulk(ids)
    return {**modules, **CoursePage.objects.in_bulk(ids - set(modules))}


def _scores(enrolments: set[Enrolment], with_private_scores: bool) -> dict[uuid.UUID | None, str]:
    """By attempt, what the person scored, where whoever reads may know."""
    open_to_reader = [
        one.registration
        for one in enrolments
        if with_private_scores or scope.sees_scores(one.audience)
    ]
    return {
        attempt.uuid: _("%(score)s of %(maximum)s points")
        % {"score": f"{attempt.score:g}", "maximum": f"{attempt.maximum:g}"}
        for attempt in assessments.finished_attempts(open_to_reader)
        if attempt.score is not None
    }


def _attended(person: User, with_private_scores: bool) -> Iterator[Entry]:
    found = Attendance.objects.standing().filter(learner=person)
    words = {True: _("Passed"), False: _("Not passed"), None: _("Attended")}
    for one in found.select_related("session", "academy", "audience"):
        is_open = with_private_scores or scope.sees_scores(one.audience)
        yield Entry(
            on=timezone.localdate(one.session.starts_at),
            title=Localized(one.session.title, get_language() or LANGUAGES[0]),
            kind=one.session.get_form_display(),
            hours=one.session.academic_hours,
            result=words[one.passed if is_open else None],
            evidence=_evidence(one.evidence),
            academy=_academy(one),
        )


def _evidence(value: str) -> str:
    return str(Evidence(value).label) if value else ""


def _academy(record: Enrolment | Attendance) -> Localized:
    language = get_language() or LANGUAGES[0]
    if record.academy is None:
        return localize({}, language)
    return localize_field(record.academy, "name", language)
