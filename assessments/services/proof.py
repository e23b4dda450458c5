"""Prove the records: every outcome follows from stored rows, and the audit chain is whole."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from assessments.models import Attempt
from assessments.services.attempts import judge
from qalqan.common.enums import AuditAction
from qalqan.common.models import AuditRow
from qalqan.common.services import audit


@dataclass
class Proof:
    """How much was proved, and a sentence for each thing that is not as it was recorded."""

    attempts: int = 0
    audit_rows: int = 0
    broken: list[str] = field(default_factory=list)


def prove() -> Proof:
    """Recompute every finished attempt and walk the chain; changes nothing."""
    proof = Proof(audit_rows=AuditRow.objects.count(), broken=list(audit.broken_links()))
    recorded = dict(_recorded_outcomes())
    for attempt in Attempt.objects.finished().order_by("pk").iterator(chunk_size=500):
        proof.attempts += 1
        proof.broken.extend(_faults(attempt, recorded))
    return proof


def _recorded_outcomes() -> Iterator[tuple[str, dict[str, object]]]:
    rows = AuditRow.objects.filter(action=AuditAction.ATTEMPT_FINISHED).order_by("sequence")
    yield from rows.values_list("subject", "data").iterator(chunk_size=2000)


def _faults(attempt: Attempt, recorded: dict[str, dict[str, object]]) -> Iterator[str]:
    result = judge(attempt)
    if (result.score, result.maximum, result.passed) != (
        attempt.score,
        attempt.maximum,
        attempt.passed,
    ):
        yield f"attempt {attempt.uuid}: the outcome does not follow from the stored answers"
    row = recorded.get(f"attempt:{attempt.uuid}")
    if row is None:
        yield f"attempt {attempt.uuid}: its finish is not in the audit chain"
    elif (row["score"], row["passed"]) != (str(attempt.score), attempt.passed):
        yield f"attempt {attempt.uuid}: the outcome is not the one that was audited"
