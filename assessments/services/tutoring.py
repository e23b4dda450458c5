"""Essays: the queue of those that wait for a tutor, the marks, and the removal of a text."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from assessments import scoring
from assessments.models import Attempt, EssayMark, Response
from assessments.services.errors import AttemptError, NotFoundError
from assessments.services.marking import rejudge, settle
from assessments.services.sealing import seal_of
from assessments.services.sheets import Sheet, sheet
from qalqan.accounts.models import User
from qalqan.common.enums import AuditAction
from qalqan.common.services import audit

REMOVED = {"text": ""}


@dataclass(frozen=True)
class WaitingEssay:
    """An essay without marks; `attempt.learner` is for those alone who may see names."""

    attempt: Attempt
    slot: int
    finished_at: datetime | None
    blind: bool


def waiting_essays(registrations: Iterable[uuid.UUID]) -> list[WaitingEssay]:
    """The essays under `registrations` that wait for marks, the longest waiting first."""
    attempts = (
        Attempt.objects.awaiting()
        .filter(registration__in=list(registrations))
        .select_related("assessment", "learner")
        .order_by("finished_at")
    )
    return [
        WaitingEssay(attempt, slot, attempt.finished_at, attempt.is_blind)
        for attempt in attempts
        for slot in sheet(attempt).waiting
    ]


def essay_sheet(attempt_uuid: uuid.UUID, slot: int, registrations: Iterable[uuid.UUID]) -> Sheet:
    """The attempt whose essay a tutor marks; raises NotFoundError outside of `registrations`."""
    return _essay(Attempt.objects.all(), attempt_uuid, slot, registrations)


@transaction.atomic
def mark_essay(
    attempt_uuid: uuid.UUID,
    slot: int,
    *,
    registrations: Iterable[uuid.UUID],
    marks: Mapping[str, Any],
    comment: str,
    tutor: User,
    reason: str = "",
) -> Attempt:
    """Add a tutor's marks; the last ones missing settle the attempt.

    A change of marks after that needs a `reason` and may change the outcome. Raises
    NotFoundError, scoring.InvalidMarksError, AttemptError "own_essay" and "reason_needed".
    """
    locked = Attempt.objects.select_for_update(of=("self",))
    page = _essay(locked, attempt_uuid, slot, registrations)
    attempt = page.attempt
    if attempt.learner_id == tutor.pk:
        raise AttemptError("own_essay", "nobody marks an essay of one's own")
    if slot in page.marks and not reason.strip():
        raise AttemptError("reason_needed", "a change of marks needs a reason")
    scoring.rubric_share(page.specs[slot], marks)
    page.marks[slot] = EssayMark.objects.create(
        attempt=attempt, slot=slot, marks=dict(marks), comment=comment.strip(), tutor=tutor
    )
    audit.append(
        AuditAction.ESSAY_MARKED,
        subject=f"attempt:{attempt.uuid}",
        actor=tutor.pk,
        data={
            "slot": slot,
            "marks": {name: str(mark) for name, mark in marks.items()},
            "seal": seal_of(page),
        },
    )
    if attempt.is_awaiting and not page.waiting:
        settle(page)
    elif not attempt.is_awaiting:
        rejudge(page, actor=tutor.pk, why=reason.strip())
    return attempt


@transaction.atomic
def remove_text(
    attempt_uuid: uuid.UUID,
    slot: int,
    *,
    registrations: Iterable[uuid.UUID],
    by: User,
    reason: str,
) -> int:
    """Delete the essay's text in every answer to that slot; returns how many held one.

    For names and details of real people. The audit row says who and why, and nothing of the
    text. An essay without marks then has nothing to mark and earns nothing.
    """
    if not reason.strip():
        raise AttemptError("reason_needed", "a removal needs a reason")
    locked = Attempt.objects.select_for_update(of=("self",))
    page = _essay(locked, attempt_uuid, slot, registrations)
    attempt = page.attempt
    held = Response.objects.filter(attempt=attempt, slot=slot).exclude(raw=REMOVED)
    removed = held.update(raw=REMOVED)
    after = sheet(attempt)
    audit.append(
        AuditAction.TEXT_REMOVED,
        subject=f"attempt:{attempt.uuid}",
        actor=by.pk,
        data={"slot": slot, "answers": removed, "why": reason.strip(), "seal": seal_of(after)},
    )
    if attempt.is_awaiting and not after.waiting:
        settle(after)
    return removed


def _essay(
    attempts: Any, attempt_uuid: uuid.UUID, slot: int, registrations: Iterable[uuid.UUID]
) -> Sheet:
    attempt = (
        attempts.select_related("assessment", "learner")
        .filter(uuid=attempt_uuid, registration__in=list(registrations), finished_at__isnull=False)
        .first()
    )
    page = sheet(attempt) if attempt else None
    if page is None or not 0 <= slot < len(page.specs) or not scoring.needs_tutor(page.specs[slot]):
        raise NotFoundError
    return page
