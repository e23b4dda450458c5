"""The questions of an attempt as links, each with how much of an answer it has."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from assessments.services.presenting import Answered, answers_given
from assessments.services.sheets import Sheet


@dataclass(frozen=True)
class QuestionLink:
    number: int
    url: str
    answered: Answered
    current: bool

    @property
    def is_answered(self) -> bool:
        return self.answered == Answered.FULLY

    @property
    def tag(self) -> str:
        return "in_progress" if self.is_answered else "unknown"


def question_url(attempt: UUID, number: int) -> str:
    return reverse("assessments:question", args=[attempt, number])


def next_url(page: Sheet, number: int) -> str:
    """The next question, or after the last one the review."""
    if number < len(page.specs):
        return question_url(page.attempt.uuid, number + 1)
    return reverse("assessments:review", args=[page.attempt.uuid])


def question_links(page: Sheet, current: int = 0) -> list[QuestionLink]:
    return [
        QuestionLink(number, question_url(page.attempt.uuid, number), answered, number == current)
        for number, answered in enumerate(answers_given(page), start=1)
    ]
