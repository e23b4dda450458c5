"""Enrolments as plain tuples: a report of ten thousand makes no model of any of them."""

from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Case, Count, F, Min, Q, QuerySet, When
from django.utils.translation import get_language

from courses.enums import CompletionKind
from courses.models import Completion, Enrolment
from courses.services.evidence import STRENGTH
from qalqan.common.languages import LANGUAGES

# The place of a completion's evidence in STRENGTH: the database knows but the alphabet.
STRENGTH_OF_EVIDENCE = Case(*(When(evidence=one, then=place) for place, one in enumerate(STRENGTH)))


class Read(NamedTuple):
    """What one statement tells of an enrolment that `choosing.choose` chose."""

    pk: int
    registration: UUID
    learner: int
    last_name: str
    first_name: str
    email: str | None
    sign_in_code: str | None
    sex: str | None
    belongs_to: int | None
    cohort: str | None
    department: str | None
    region: str | None
    course: str | None
    course_path: str
    scores_are_private: bool
    version: int | None
    opened_at: datetime
    due_on: date | None
    reminded_at: datetime | None
    course_completed_at: datetime | None
    has_begun: bool


class Done(NamedTuple):
    """What was completed under one enrolment; `evidence` is that of a module or the course."""

    lessons: int = 0
    modules: int = 0
    evidence: str | None = None


def read(found: QuerySet[Enrolment]) -> Any:
    """A query of tuples in the order of Read, with names in the active language."""
    language = get_language() or LANGUAGES[0]
    return found.values_list(
        "pk",
        "registration",
        "learner",
        "learner__last_name",
        "learner__first_name",
        "learner__email",
        "learner__sign_in_code",
        "learner__learner_profile__sex",
        "learner__learner_profile__academy",
        "cohort__name",
        f"department__name_{language}",
        f"region__name_{language}",
        F(f"course__heading_{language}"),
        "course__path",
        "scores_are_private",
        "version",
        "opened_at",
        "due_on",
        "reminded_at",
        "course_completed_at",
        "has_begun",
    )


def done_under(enrolments: list[int]) -> dict[int, Done]:
    """{enrolment id: what was completed}, in one statement."""
    lesson = Q(kind=CompletionKind.LESSON)
    rows = (
        Completion.objects.standing()
        .filter(enrolment__in=enrolments)
        .values_list("enrolment")
        .annotate(
            lessons=Count("pk", filter=lesson),
            modules=Count("pk", filter=Q(kind=CompletionKind.MODULE)),
            strength=Min(STRENGTH_OF_EVIDENCE, filter=~lesson),
        )
    )
    return {
        enrolment: Done(lessons, modules, None if strength is None else STRENGTH[strength])
        for enrolment, lessons, modules, strength in rows
    }
