"""What people think of a session or a course: added to sums, so that nobody is behind a figure.

A receipt says that somebody has answered, and neither what nor when.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from courses.enums import CompletionKind
from courses.models import (
    Academy,
    Attendance,
    Completion,
    CoursePage,
    Evaluation,
    EvaluationReceipt,
    Session,
)
from courses.services import agenda
from qalqan.accounts.models import User

Subject = Session | CoursePage
# The keys are stored; what learners agree with, from 1 to 5.
QUESTIONS = {
    "useful": _("I can use what I learned in my work."),
    "clear": _("It was explained clearly."),
    "practice": _("There was enough practice."),
    "respect": _("People who suffered were spoken of with respect."),
    "pace": _("The pace was right for me."),
}
MARKS = (1, 2, 3, 4, 5)
# Fewer would show who said what.
FEWEST = 5


class AlreadySaidError(Exception):
    """This person has evaluated it before."""

    code = "already_said"


@dataclass(frozen=True)
class Waiting:
    """What a learner may still evaluate."""

    sessions: QuerySet[Session]
    courses: QuerySet[CoursePage]


@dataclass(frozen=True)
class Shown:
    """What staff see of an evaluation: each question with its mean, 1 to 5, and the comments."""

    answers: int
    means: list[tuple[Any, float]]
    comments: list[str]


def waiting_for(learner: User) -> Waiting:
    """Sessions attended lately and courses completed, of which the learner has said nothing."""
    return Waiting(agenda.sessions_to_judge(learner), _courses_to_judge(learner))


def _courses_to_judge(learner: User) -> QuerySet[CoursePage]:
    said = EvaluationReceipt.objects.filter(evaluation__course=OuterRef("pk"), learner=learner)
    completed = _completed(learner).values("enrolment__course")
    courses: QuerySet[CoursePage] = CoursePage.objects.live().filter(pk__in=completed)
    return courses.exclude(Exists(said))


def academy_of(learner: User, about: Subject) -> Academy | None:
    """The academy at which the learner attended or completed it; None where they did not."""
    if isinstance(about, Session):
        there = Attendance.objects.standing().filter(session=about, learner=learner)
        return about.academy if there.exists() else None
    done = _completed(learner).filter(enrolment__course=about)
    latest = done.select_related("enrolment__academy").order_by("completed_at").last()
    return latest.enrolment.academy if latest else None


def _completed(learner: User) -> QuerySet[Completion]:
    standing = Completion.objects.standing().filter(kind=CompletionKind.COURSE)
    return standing.filter(enrolment__learner=learner, enrolment__academy__isnull=False)


def has_said(learner: User, about: Subject) -> bool:
    evaluations = Evaluation.objects.filter(**_columns(about))
    return EvaluationReceipt.objects.filter(learner=learner, evaluation__in=evaluations).exists()


def _columns(about: Subject) -> dict[str, Any]:
    if isinstance(about, Session):
        return {"session": about, "course": None}
    return {"session": None, "course": about}


@transaction.atomic
def add(
    learner: User,
    about: Subject,
    ratings: Mapping[str, int],
    *,
    academy: Academy,
    comment: str = "",
) -> None:
    """Add marks (1 to 5 by key of QUESTIONS) and a comment. Raises AlreadySaidError."""
    found, _made = Evaluation.objects.get_or_create(academy=academy, **_columns(about))
    evaluation = Evaluation.objects.select_for_update().get(pk=found.pk)
    try:
        with transaction.atomic():
            EvaluationReceipt.objects.create(evaluation=evaluation, learner=learner)
    except IntegrityError as error:
        raise AlreadySaidError from error
    evaluation.answers += 1
    for question in QUESTIONS:
        counts = evaluation.ratings.setdefault(question, [0] * len(MARKS))
        counts[MARKS.index(ratings[question])] += 1
    if comment:
        # The order in which people came would lead back to them.
        evaluation.comments.insert(secrets.randbelow(len(evaluation.comments) + 1), comment)
    evaluation.save()


def shown(evaluation: Evaluation) -> Shown | None:
    """What staff may see of it; None below FEWEST answers."""
    if evaluation.answers < FEWEST:
        return None
    means = [(words, mean(evaluation.ratings[key])) for key, words in QUESTIONS.items()]
    return Shown(evaluation.answers, means, list(evaluation.comments))


def mean(counts: list[int]) -> float:
    """The mean of marks, given how many gave each of MARKS."""
    total = sum(mark * count for mark, count in zip(MARKS, counts, strict=True))
    return total / sum(counts)
