"""Which enrolments a report is about, and in which order."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import DateTimeField, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from courses.enums import CompletionKind, LearningState
from courses.models import Completion, Enrolment
from courses.services.people.finding import called

SORTS = {
    "name": ("learner__last_name", "learner__first_name", "pk"),
    "cohort": ("cohort__name", "learner__last_name", "pk"),
    "department": ("department__position", "learner__last_name", "pk"),
    "due": ("due_on", "learner__last_name", "pk"),
    "completed": ("-course_completed_at", "learner__last_name", "pk"),
    "enrolled": ("-opened_at", "pk"),
}


# Of the audience at that time, else of the course's, else of the profile's; closed where nobody
# knows whose scores these are.
PRIVACY = Coalesce(
    "audience__scores_are_private",
    "course__audience__scores_are_private",
    "learner__learner_profile__audience__scores_are_private",
    Value(True),
)


@dataclass(frozen=True)
class Choice:
    """What the reader of a report asked for; ids of what they may see, "" or None for all."""

    academy: Any = None
    cohort: Any = None
    department: Any = None
    region: Any = None
    course: Any = None
    sex: str = ""
    state: str = ""
    search: str = ""
    sort: str = "name"
    columns: list[str] = field(default_factory=list)


def choose(within: QuerySet[Enrolment], choice: Choice) -> QuerySet[Enrolment]:
    """The enrolments of `within` that the choice is about, each with when its course was
    completed (`course_completed_at`), whether anything was (`has_begun`), and whether scores
    are its learner's own affair (`scores_are_private`)."""
    found = _with_states(within)
    for name in ("academy", "cohort", "department", "region", "course"):
        if (value := getattr(choice, name)) is not None:
            found = found.filter(**{name: value})
    if choice.sex:
        found = found.filter(learner__learner_profile__sex=choice.sex)
    if choice.state:
        found = found.filter(_in_state(LearningState(choice.state)))
    found = found.filter(called(choice.search, "learner__"))
    return found.order_by(*SORTS.get(choice.sort, SORTS["name"]))


def _with_states(within: QuerySet[Enrolment]) -> QuerySet[Enrolment]:
    standing = Completion.objects.standing().filter(enrolment=OuterRef("pk"))
    course = standing.filter(kind=CompletionKind.COURSE).values("completed_at")[:1]
    found: QuerySet[Enrolment] = within.annotate(
        course_completed_at=Subquery(course, output_field=DateTimeField()),
        has_begun=Exists(standing),
        scores_are_private=PRIVACY,
    )
    return found


def _in_state(state: LearningState) -> Q:
    open_ones = Q(course_completed_at=None)
    late = Q(due_on__lt=timezone.localdate())
    match state:
        case LearningState.COMPLETED:
            return ~open_ones
        case LearningState.BEHIND:
            return open_ones & late
        case LearningState.IN_PROGRESS:
            return open_ones & ~late & Q(has_begun=True)
        case LearningState.NOT_STARTED:
            return open_ones & ~late & Q(has_begun=False)


def state_of(enrolment: Any, today: date) -> LearningState:
    """The state of an enrolment that `choose` read."""
    if enrolment.course_completed_at is not None:
        return LearningState.COMPLETED
    if enrolment.due_on is not None and enrolment.due_on < today:
        return LearningState.BEHIND
    return LearningState.IN_PROGRESS if enrolment.has_begun else LearningState.NOT_STARTED
