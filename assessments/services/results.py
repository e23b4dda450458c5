"""What other floors read of attempts, and when a learner sees which answers were right."""

import uuid
from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal

from django.utils import timezone

from assessments.enums import AttemptState, FeedbackPolicy
from assessments.models import Attempt


def shows_feedback(attempt: Attempt, *, now: datetime | None = None) -> bool:
    """Whether the result page may show which answers were right."""
    if attempt.is_open:
        return False
    if attempt.feedback != FeedbackPolicy.AFTER_WINDOW or attempt.feedback_from is None:
        return True
    return (now or timezone.now()) >= attempt.feedback_from


def finished_attempts(
    registrations: Iterable[uuid.UUID], *, assessments: Sequence[int] | None = None
) -> list[Attempt]:
    """Finished attempts at assessments under `registrations`, the latest last, in one statement."""
    attempts = (
        Attempt.objects.finished().of_assessments().filter(registration__in=list(registrations))
    )
    if assessments is not None:
        attempts = attempts.filter(assessment__in=assessments)
    return list(attempts.select_related("assessment").order_by("finished_at"))


def ended_attempts(registrations: Iterable[uuid.UUID]) -> list[Attempt]:
    """Those at assessments that are over, with or without an outcome, the latest last."""
    attempts = Attempt.objects.of_assessments().exclude(state=AttemptState.OPEN)
    found = attempts.filter(registration__in=list(registrations)).select_related("assessment")
    return list(found.order_by("finished_at"))


def finished_packages(registrations: Iterable[uuid.UUID]) -> list[Attempt]:
    """Finished attempts at H5P content under `registrations`, the latest last."""
    attempts = Attempt.objects.finished().of_packages()
    found = attempts.filter(registration__in=list(registrations))
    # A list shows titles alone, and what is played may be large.
    heavy = ("package__params", "package__filtered", "package__files")
    found = found.select_related("package__content").defer(*heavy)
    return list(found.order_by("finished_at"))


def best_attempts(registrations: Iterable[uuid.UUID]) -> dict[tuple[uuid.UUID, int], Attempt]:
    """The best finished attempt by (registration, assessment id): passed first, then by score."""
    best: dict[tuple[uuid.UUID, int], Attempt] = {}
    for attempt in finished_attempts(registrations):
        place = (attempt.registration, attempt.assessment_id or 0)
        if place not in best or _rank(attempt) > _rank(best[place]):
            best[place] = attempt
    return best


def _rank(attempt: Attempt) -> tuple[bool, Decimal]:
    share = (attempt.score or Decimal(0)) / (attempt.maximum or Decimal(1))
    return bool(attempt.passed), share
