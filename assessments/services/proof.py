"""Prove the records: every outcome follows from stored rows, and the audit chain is whole."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from assessments.models import Attempt, ItemVersion
from assessments.services.marking import judge, outcome_data
from assessments.services.sheets import sheet
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
    proof.broken.extend(
        f"question {version.item_id}: its version {version.digest[:8]} was changed"
        for version in ItemVersion.objects.iterator(chunk_size=500)
        if not version.is_whole
    )
    recorded = dict(_recorded_outcomes())
    for attempt in Attempt.objects.finished().order_by("pk").iterator(chunk_size=500):
        proof.attempts += 1
        proof.broken.extend(_faults(attempt, recorded))
    return proof


def _recorded_outcomes() -> Iterator[tuple[str, dict[str, object]]]:
    # The latest row of an attempt counts: a corrected key changes what was recorded first.
    actions = [AuditAction.ATTEMPT_FINISHED, AuditAction.OUTCOME_CHANGED]
    rows = AuditRow.objects.filter(action__in=actions).order_by("sequence")
    yield from rows.values_list("subject", "data").iterator(chunk_size=2000)


def _faults(attempt: Attempt, recorded: dict[str, dict[str, object]]) -> Iterator[str]:
    result = judge(sheet(attempt))
    if (result.score, result.maximum, result.passed, result.critical) != (
        attempt.score,
        attempt.maximum,
        attempt.passed,
        attempt.critical,
    ):
        yield f"attempt {attempt.uuid}: the outcome does not follow from the stored answers"
    row = recorded.get(f"attempt:{attempt.uuid}")
    if row is None:
        yield f"attempt {attempt.uuid}: its finish is not in the audit chain"
    elif any(row.get(name, value) != value for name, value in outcome_data(attempt).items()):
        yield f"attempt {attempt.uuid}: the outcome is not the one that was audited"
