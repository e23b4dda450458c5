"""Completed modules and courses beside the audit chain. Lessons are in it only by these."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from courses.enums import CompletionKind
from courses.models import Completion
from courses.services.proofs import seals
from qalqan.common.enums import AuditAction
from qalqan.common.models import AuditRow

# By registration and page, each time that it was recorded: its row and whether it was withdrawn.
Told = dict[tuple[str, int], list[dict[str, Any]]]
SUBJECT = "enrolment:"


def completion_faults() -> Iterator[str]:
    """A sentence for each that is not, or not so, in the chain, or in it alone."""
    told, merged = _told(), _merged()
    kinds = (CompletionKind.MODULE, CompletionKind.COURSE)
    rows = Completion.objects.filter(kind__in=kinds).select_related("enrolment").order_by("pk")
    for completion in rows.iterator(chunk_size=2000):
        key = (str(completion.enrolment.registration), completion.page_id)
        recorded = told.get(key)
        name = f"completion of page {key[1]} under enrolment {key[0]}"
        if not recorded:
            yield f"{name}: it is not in the audit chain"
            continue
        first = recorded.pop(0)
        yield from (f"{name}: {fault}" for fault in _faults(completion, first, merged))
    for (registration, page), left in told.items():
        if left:
            yield f"completion of page {page} under enrolment {registration}: it is not there"


def _faults(
    completion: Completion, recorded: dict[str, Any], merged: dict[int, int]
) -> Iterator[str]:
    if completion.enrolment.learner_id != _now(recorded["actor"], merged):
        yield "it is another person's than was audited"
    # What was recorded before seals were written has none.
    if recorded.get("seal") not in {None, seals.of_completion(completion)}:
        yield "what it says is not what was audited"
    attempt = str(completion.attempt) if completion.attempt else None
    if (recorded["kind"], recorded["attempt"]) != (completion.kind, attempt):
        yield "it is of another kind or rests on another attempt than was audited"
    if (completion.withdrawn_at is not None) != recorded["withdrawn"]:
        yield "whether it was withdrawn is not what was audited"


def _told() -> Told:
    told: Told = defaultdict(list)
    actions = (AuditAction.COMPLETION_RECORDED, AuditAction.COMPLETION_WITHDRAWN)
    rows = AuditRow.objects.filter(action__in=actions).order_by("sequence")
    for row in rows.iterator(chunk_size=2000):
        times = told[row.subject.removeprefix(SUBJECT), row.data["page"]]
        if row.action == AuditAction.COMPLETION_RECORDED:
            times.append({**row.data, "actor": row.actor, "withdrawn": False})
        elif times:
            times[-1]["withdrawn"] = True
    return told


def _merged() -> dict[int, int]:
    """By account that was dropped, the one that stayed."""
    rows = AuditRow.objects.filter(
        action=AuditAction.ACCOUNTS_MERGED, subject__startswith="person:"
    )
    return {row.data["dropped"]: int(row.subject.removeprefix("person:")) for row in rows}


def _now(person: int | None, merged: dict[int, int]) -> int | None:
    """Whose it is by now; whoever wrote a circle of merges into the chain broke it there."""
    seen: set[int] = set()
    while person in merged and person not in seen:
        seen.add(person)
        person = merged[person]
    return person
