"""Prove the records: every outcome follows from stored rows, and the audit chain is whole."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from assessments.models import Attempt, H5PContentRevision, ItemVersion, Signature
from assessments.services import packages
from assessments.services.marking import judge, outcome_data
from assessments.services.sealing import seal_of
from assessments.services.sheets import Sheet, sheet
from qalqan.common.enums import AuditAction
from qalqan.common.models import AuditRow
from qalqan.common.services import audit, proving

SEALING = (
    AuditAction.ATTEMPT_FINISHED,
    AuditAction.OUTCOME_CHANGED,
    AuditAction.ESSAY_MARKED,
    AuditAction.TEXT_REMOVED,
    AuditAction.ACCOUNTS_MERGED,
)
SETTLING = (AuditAction.ATTEMPT_FINISHED, AuditAction.OUTCOME_CHANGED)
Recorded = dict[str, dict[str, Any]]


@dataclass
class Proof:
    """How much was proved, and a sentence for each thing that is not as it was recorded."""

    attempts: int = 0
    audit_rows: int = 0
    broken: list[str] = field(default_factory=list)


def prove() -> Proof:
    """Recompute every finished attempt and walk the chain, both ways; changes nothing.

    What stands on the attempts elsewhere is proved by who registered with `proving`.
    """
    proof = Proof(audit_rows=AuditRow.objects.count(), broken=list(audit.broken_links()))
    proof.broken.extend(_changed_questions())
    proof.broken.extend(_lost_signatures())
    proof.broken.extend(packages.player().changed())
    recorded = _recorded()
    taken: dict[int, H5PContentRevision] = {}
    for attempt in Attempt.objects.finished().order_by("pk").iterator(chunk_size=500):
        proof.attempts += 1
        _give_package(attempt, taken)
        proof.broken.extend(_faults(attempt, recorded.pop(f"attempt:{attempt.uuid}", None)))
    proof.broken.extend(
        f"{subject}: the audit chain has its finish, and it is not there as finished"
        for subject, data in recorded.items()
        if "score" in data
    )
    proof.broken.extend(proving.faults())
    return proof


def _give_package(attempt: Attempt, taken: dict[int, H5PContentRevision]) -> None:
    """Many took the same, and it may be large: each is read once."""
    pk = attempt.package_id
    if pk is None:
        return
    if pk not in taken:
        taken[pk] = H5PContentRevision.objects.select_related("main_library").get(pk=pk)
    attempt.package = taken[pk]


def _changed_questions() -> Iterator[str]:
    for version in ItemVersion.objects.iterator(chunk_size=500):
        if not version.is_whole:
            yield f"question {version.item_id}: its version {version.digest[:8]} was changed"


def _lost_signatures() -> Iterator[str]:
    there = {(row.item_id, row.digest, row.signer_id) for row in Signature.objects.all()}
    for row in AuditRow.objects.filter(action=AuditAction.ITEM_SIGNED):
        item = int(row.subject.removeprefix("item:"))
        if (item, row.data["digest"], row.actor) not in there:
            yield f"question {item}: a signature in the audit chain is not there"


def _recorded() -> Recorded:
    """By attempt, what the chain says last of its outcome and of its seal."""
    recorded: Recorded = {}
    rows = AuditRow.objects.filter(action__in=SEALING).order_by("sequence")
    for row in rows.iterator(chunk_size=2000):
        data = row.data if row.action in SETTLING else {"seal": row.data.get("seal")}
        recorded.setdefault(row.subject, {}).update(data)
    return recorded


def _faults(attempt: Attempt, recorded: dict[str, Any] | None) -> Iterator[str]:
    page = sheet(attempt)
    if not (_package_follows(attempt) if attempt.package else _follows(page)):
        yield f"attempt {attempt.uuid}: the outcome does not follow from the stored answers"
    if recorded is None:
        yield f"attempt {attempt.uuid}: its finish is not in the audit chain"
        return
    if any(recorded.get(name, value) != value for name, value in outcome_data(attempt).items()):
        yield f"attempt {attempt.uuid}: the outcome is not the one that was audited"
    # What was finished before seals were written has none.
    if recorded.get("seal") not in {None, seal_of(page)}:
        yield f"attempt {attempt.uuid}: what it rests on is not what was audited"


def _follows(page: Sheet) -> bool:
    result, attempt = judge(page), page.attempt
    return (result.score, result.maximum, result.passed, result.critical) == (
        attempt.score,
        attempt.maximum,
        attempt.passed,
        attempt.critical,
    )


def _package_follows(attempt: Attempt) -> bool:
    result = packages.player().judge(attempt)
    # Without words or with another patch of a library, the audit chain alone proves it.
    return result is None or (
        result.score,
        result.maximum,
        result.passed,
        result.verification,
    ) == (attempt.score, attempt.maximum, attempt.passed, attempt.verification)
