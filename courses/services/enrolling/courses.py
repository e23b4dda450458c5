"""Into a course: at most one open enrolment a learner and course, whoever enrols."""

import datetime
from collections.abc import Collection

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from courses.enums import CompletionKind
from courses.models import Cohort, Completion, CoursePage, Enrolment
from courses.services.people.belonging import belonging
from qalqan.accounts.models import User
from qalqan.common.enums import AuditAction
from qalqan.common.services import audit


def enrol(
    learner: User,
    course: CoursePage,
    *,
    cohort: Cohort | None = None,
    due_on: datetime.date | None = None,
    by: User | None = None,
    again: bool = False,
) -> Enrolment:
    """The learner's enrolment in `course`, made where there is no open one.

    A completed one makes room for a new one in another cohort, or where it is taken `again`.
    """
    enrol_all([learner.pk], course, cohort=cohort, due_on=due_on, by=by, again=again)
    return Enrolment.objects.filter(learner=learner, course=course).latest("opened_at", "pk")


@transaction.atomic
def enrol_all(
    learners: Collection[int],
    course: CoursePage,
    *,
    cohort: Cohort | None = None,
    due_on: datetime.date | None = None,
    by: User | None = None,
    again: bool = False,
) -> set[int]:
    """The same for many, by id; returns those who are enrolled now and were not before."""
    lock(learners)
    taken = Enrolment.objects.filter(learner__in=learners, course=course)
    wanted = set(learners)
    if cohort is not None and not again:
        # A list that comes in twice: who took the course in this cohort does not begin anew.
        wanted -= set(taken.filter(cohort=cohort).values_list("learner", flat=True))
    standing = taken.open().filter(learner__in=wanted)
    if cohort is not None or again:
        completed_among(standing).update(closed_at=timezone.now())
    if cohort is not None:
        waiting = standing.filter(cohort=None)
        # Begun at another academy: from now on it is this one's, which has other departments.
        waiting.exclude(academy=cohort.academy_id).update(
            academy=cohort.academy_id, department=None
        )
        waiting.update(cohort=cohort, due_on=due_on)
    elif due_on is not None:
        standing.update(due_on=due_on)
    new = wanted - set(standing.values_list("learner", flat=True))
    where = belonging(new, at=cohort.academy if cohort else None)
    Enrolment.objects.bulk_create(
        Enrolment(learner_id=pk, course=course, cohort=cohort, due_on=due_on, **where[pk])
        for pk in sorted(new)
    )
    if new:
        audit.append(
            AuditAction.PERSON_ENROLLED,
            subject=f"course:{course.pk}",
            actor=by.pk if by else None,
            data={"cohort": cohort.pk if cohort else None, "people": sorted(new)},
        )
    return new


def lock(learners: Collection[int]) -> None:
    """Serialise with whoever enrols or moves the same people at this moment."""
    people = User.objects.select_for_update().filter(pk__in=learners).order_by("pk")
    list(people.values_list("pk"))


def completed_among(enrolments: "QuerySet[Enrolment]") -> "QuerySet[Enrolment]":
    return enrolments.filter(pk__in=_completed())


def unfinished_among(enrolments: "QuerySet[Enrolment]") -> "QuerySet[Enrolment]":
    return enrolments.filter(closed_at=None).exclude(pk__in=_completed())


def _completed() -> "QuerySet[Completion, int]":
    courses = Completion.objects.standing().filter(kind=CompletionKind.COURSE)
    return courses.values_list("enrolment", flat=True)
