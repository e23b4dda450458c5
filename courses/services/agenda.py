"""What lies before a learner: courses and where to go on, sessions to come, what to judge.

Each list costs the same however long it is.
"""

import datetime
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.utils import timezone

from courses.enums import CompletionKind
from courses.models import (
    Attendance,
    Completion,
    CoursePage,
    Enrolment,
    EvaluationReceipt,
    Membership,
    Session,
)
from courses.services import outline, versions
from courses.services.outline import Listed, Progress
from qalqan.accounts.models import User

# Steps of a page's path below a course: a module lies one step down, a lesson two.
STEP = CoursePage.steplen
SHOWN = 20
# How long after a session its people are asked what they think of it.
ASKED_FOR = datetime.timedelta(days=30)


@dataclass(frozen=True)
class Taken:
    """A course that a learner takes; `resume` is the lesson or module that comes next."""

    enrolment: Enrolment
    progress: Progress
    resume: Listed | None
    completed_on: datetime.date | None

    @property
    def course(self) -> CoursePage:
        return self.enrolment.course

    @property
    def is_overdue(self) -> bool:
        due_on = self.enrolment.due_on
        return self.completed_on is None and due_on is not None and due_on < timezone.localdate()


def courses_of(learner: User) -> list[Taken]:
    """The learner's courses: by the day on which they are due, and the completed ones last."""
    enrolments = list(
        Enrolment.objects.open()
        .filter(learner=learner)
        .select_related("course", "version")
        .prefetch_related(Prefetch("completions", Completion.objects.standing()))
    )
    pages = outline.below([enrolment.course for enrolment in enrolments])
    found = [_taken(enrolment, pages) for enrolment in enrolments]
    versions.call_as_then([(one.resume, one.enrolment) for one in found if one.resume])
    return sorted(found, key=_urgency)


def _urgency(taken: Taken) -> tuple[bool, datetime.date, datetime.datetime]:
    due_on = taken.enrolment.due_on or datetime.date.max
    return taken.completed_on is not None, due_on, taken.enrolment.opened_at


def _taken(enrolment: Enrolment, pages: list[Listed]) -> Taken:
    completions = {one.page_id: one for one in enrolment.completions.all()}
    steps = _steps(enrolment, pages)
    done = [page.pk in completions for page in steps]
    whole = completions.get(enrolment.course_id)
    return Taken(
        enrolment=enrolment,
        progress=Progress(sum(done), len(done)),
        resume=next((page for page in steps if page.pk not in completions), None),
        completed_on=timezone.localdate(whole.completed_at)
        if whole and whole.kind == CompletionKind.COURSE
        else None,
    )


def _steps(enrolment: Enrolment, pages: list[Listed]) -> list[Listed]:
    """Lesson by lesson, and each module after its lessons, as in the version that they hold."""
    course, version = enrolment.course, enrolment.version
    own = [page for page in pages if page.path.startswith(course.path)]
    held = [page for page in own if version is None or version.revision_of(page.pk) is not None]
    by_module = groupby(held, key=lambda page: page.path[: len(course.path) + STEP])
    return [
        page
        for _module, inside in by_module
        for page in sorted(inside, key=lambda page: (-len(page.path), page.path))
    ]


def sessions_to_come(learner: User) -> QuerySet[Session]:
    """Taught events of the learner's cohorts that are not over, the next one first."""
    cohorts = Membership.objects.standing().filter(learner=learner).values("cohort")
    coming = Session.objects.filter(cohort__in=cohorts, ends_at__gte=timezone.now())
    return coming.order_by("starts_at")[:SHOWN]


def attended(learner: User) -> QuerySet[Attendance]:
    """What the learner attended, the latest first."""
    theirs = Attendance.objects.standing().filter(learner=learner).select_related("session")
    return theirs.order_by("-session__starts_at")[:SHOWN]


def sessions_to_judge(learner: User) -> QuerySet[Session]:
    """Sessions that the learner attended lately and has said nothing of yet."""
    said = EvaluationReceipt.objects.filter(evaluation__session=OuterRef("pk"), learner=learner)
    theirs = Attendance.objects.standing().filter(learner=learner).values("session")
    lately = timezone.now() - ASKED_FOR
    found = Session.objects.filter(pk__in=theirs, ends_at__gte=lately).exclude(Exists(said))
    return found.order_by("-starts_at")[:SHOWN]
