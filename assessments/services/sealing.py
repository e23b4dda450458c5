"""The seal of a settled attempt: one digest over all that its outcome rests on.

It stands in the audit chain, which the database cannot rewrite, so that no part of an attempt can
be exchanged for another that earns the same.
"""

import hashlib
import json
from typing import Any

from assessments.models import Attempt
from assessments.services.sheets import Sheet


def seal_of(page: Sheet) -> str:
    """SHA-256 over who, under which rules, what was answered when, and what tutors gave."""
    parts = [_attempt(page.attempt), _answers(page), _marks(page)]
    canonical = json.dumps(parts, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def _attempt(attempt: Attempt) -> list[Any]:
    moments = (attempt.started_at, attempt.finished_at, attempt.deadline)
    return [
        str(attempt.uuid),
        attempt.learner_id,
        str(attempt.registration),
        attempt.package.sha256 if attempt.package else attempt.assessment_id,
        attempt.number,
        attempt.language,
        f"{attempt.pass_mark:.2f}",
        attempt.plan,
        attempt.supervisor_id,
        attempt.evidence,
        [round(moment.timestamp() * 1e6) if moment else None for moment in moments],
    ]


def _answers(page: Sheet) -> list[Any]:
    # What came after the finish is kept, counts nothing, and may still grow.
    finish = page.attempt.finished_at
    return [
        [str(row.uuid), row.slot, row.raw, row.language, round(row.received_at.timestamp() * 1e6)]
        for row in page.responses
        if finish is None or row.received_at <= finish
    ]


def _marks(page: Sheet) -> list[Any]:
    return [[slot, mark.marks, mark.tutor_id] for slot, mark in sorted(page.marks.items())]
