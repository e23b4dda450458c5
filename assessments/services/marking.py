"""From answers to an outcome: the finish of an attempt, and what follows from it."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from assessments import scoring
from assessments.enums import AttemptState, Evidence
from assessments.models import Assessment, Attempt
from assessments.services.errors import NotFoundError
from assessments.services.sealing import seal_of
from assessments.services.sheets import Sheet, sheet
from assessments.signals import attempt_finished, outcome_changed
from qalqan.accounts.models import User
from qalqan.common.enums import AuditAction
from qalqan.common.services import audit

OUTCOME = ("state", "finished_at", "score", "maximum", "passed", "critical", "evidence")


@dataclass(frozen=True)
class AttemptResult:
    """What the signals tell; `credits` are assessments passed by this one as their pre-test."""

    attempt: uuid.UUID
    registration: uuid.UUID
    assessment_id: int
    passed: bool
    credits: list[int] = field(default_factory=list)


@transaction.atomic
def finish(attempt_uuid: uuid.UUID, *, learner: User) -> Attempt:
    """Mark the attempt and close it; finishing twice changes nothing."""
    attempt = (
        Attempt.objects.of_assessments()
        .select_for_update(of=("self",))
        .select_related("assessment")
        .filter(uuid=attempt_uuid, learner=learner)
        .first()
    )
    if attempt is None:
        raise NotFoundError
    if attempt.is_open:
        _close(attempt, timezone.now())
    return attempt


def finish_overdue(now: datetime | None = None) -> int:
    """Finish every attempt whose time is over; returns how many."""
    now = now or timezone.now()
    finished = 0
    for primary_key in Attempt.objects.overdue(now).values_list("pk", flat=True):
        with transaction.atomic():
            locked = Attempt.objects.select_for_update(of=("self",)).select_related("assessment")
            attempt = locked.get(pk=primary_key)
            # The learner may have finished it at this moment.
            if attempt.is_open:
                _close(attempt, now)
                finished += 1
    return finished


def _close(attempt: Attempt, now: datetime) -> None:
    attempt.finished_at = now
    page = sheet(attempt)
    if page.waiting:
        attempt.state = AttemptState.AWAITING
        attempt.save(update_fields=OUTCOME)
    else:
        settle(page)


def settle(page: Sheet) -> None:
    """Write the outcome of an attempt that nothing waits for, and tell the other floors."""
    attempt = page.attempt
    write_outcome(attempt, judge(page))
    attempt.state = AttemptState.FINISHED
    if any(scoring.needs_tutor(page.specs[slot]) for slot in page.marks):
        attempt.evidence = Evidence.TUTOR
    attempt.save(update_fields=OUTCOME)
    audit.append(
        AuditAction.ATTEMPT_FINISHED,
        subject=f"attempt:{attempt.uuid}",
        actor=attempt.learner_id,
        data={**outcome_data(attempt), "seal": seal_of(page)},
    )
    attempt_finished.send(sender=Attempt, result=result_of(attempt))


def rejudge(page: Sheet, *, actor: int | None, why: str) -> bool:
    """Write a finished attempt's outcome anew where it differs; says whether it did."""
    attempt = page.attempt
    old = outcome_data(attempt)
    write_outcome(attempt, judge(page))
    new = outcome_data(attempt)
    if new == old:
        return False
    attempt.save(update_fields=OUTCOME)
    audit.append(
        AuditAction.OUTCOME_CHANGED,
        subject=f"attempt:{attempt.uuid}",
        actor=actor,
        data={**new, "old": old, "why": why, "seal": seal_of(page)},
    )
    outcome_changed.send(sender=Attempt, result=result_of(attempt))
    return True


def judge(page: Sheet) -> scoring.Outcome:
    """The outcome that follows from the stored answers, the versions and the tutor's marks."""
    slots = range(len(page.specs))
    return scoring.outcome(
        [page.share(slot) * page.specs[slot]["points"] for slot in slots],
        [scoring.available(spec) for spec in page.specs],
        Decimal(page.attempt.pass_mark),
        critical=any(page.critical(slot) for slot in slots),
    )


def write_outcome(attempt: Attempt, outcome: scoring.Outcome) -> None:
    attempt.score, attempt.maximum = outcome.score, outcome.maximum
    attempt.passed, attempt.critical = outcome.passed, outcome.critical


def outcome_data(attempt: Attempt) -> dict[str, object]:
    """The outcome as the audit chain keeps it: numbers and codes only."""
    verification = {"verification": attempt.verification} if attempt.verification else {}
    return {
        "score": str(attempt.score),
        "maximum": str(attempt.maximum),
        "passed": attempt.passed,
        "critical": attempt.critical,
        **verification,
    }


def result_of(attempt: Attempt) -> AttemptResult:
    return AttemptResult(
        attempt.uuid,
        attempt.registration,
        attempt.assessment_id or 0,
        bool(attempt.passed),
        _credits(attempt.assessment) if attempt.passed else [],
    )


def _credits(assessment: Assessment | None) -> list[int]:
    if assessment is None or not assessment.gives_credit:
        return []
    return list(Assessment.objects.filter(pre_test=assessment).values_list("pk", flat=True))
