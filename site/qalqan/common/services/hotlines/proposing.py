"""The two people's rule: what one proposes stays unseen until another has called and confirmed."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from qalqan.common.enums import HotlineChangeKind, HotlineStatus
from qalqan.common.languages import LANGUAGES
from qalqan.common.models import Hotline, HotlineChange
from qalqan.common.services.hotlines.calls import Call
from qalqan.common.services.hotlines.errors import HotlineError, Problem
from qalqan.common.services.hotlines.writing import locked, note, publish, values, write_down

# What a reader dials or writes to, and who says so.
PROPOSED_FIELDS = ("number", "kind", "source_id", *(f"dialling_{code}" for code in LANGUAGES))


@transaction.atomic
def propose(line: Hotline, *, by: Any, reason: str = "") -> HotlineChange:
    """Put PROPOSED_FIELDS as `line` has them before a second person.

    A new line is stored, to be verified; of one that is stored nothing changes until confirmed.
    Raises HotlineError, and ValidationError where a field is not what it must be.
    """
    line.full_clean(validate_unique=False, validate_constraints=False)
    after = values(line, PROPOSED_FIELDS)
    _refuse_taken(line, after["number"])
    if line.pk is None:
        line.status = HotlineStatus.TO_VERIFY
        line.save()
        before = {}
    else:
        stored = locked(line.pk)
        before = values(stored, PROPOSED_FIELDS)
        if stored.changes.open().exists():
            raise HotlineError(Problem.ALREADY_PROPOSED)
    return write_down(
        line, HotlineChangeKind.PROPOSED, by=by, before=before, after=after, reason=reason
    )


@transaction.atomic
def confirm(proposal: HotlineChange, *, by: Any, call: Call) -> Hotline:
    """Make what was proposed public: `by` is not its proposer, and called. Raises HotlineError."""
    line, change = _opened(proposal)
    if change.made_by_id is None:
        raise HotlineError(Problem.PROPOSER_GONE)
    if change.made_by_id == by.pk:
        raise HotlineError(Problem.SAME_PERSON)
    if not call.was_answered:
        raise HotlineError(Problem.NOT_ANSWERED)
    _apply(change, line)
    if line.source_id is None:
        raise HotlineError(Problem.NO_SOURCE)
    if not _has_operator(line):
        raise HotlineError(Problem.NO_OPERATOR)
    _refuse_taken(line, line.number)
    _decide(change, HotlineChangeKind.CONFIRMED, by=by, **call.fields())
    line.status, line.checked_on, line.checked_by = HotlineStatus.CONFIRMED, call.day, by
    publish(line)
    return line


def is_described(proposal: HotlineChange) -> bool:
    """Whether it says who answers, without which nothing is confirmed."""
    line = Hotline.objects.get(pk=proposal.hotline_id)
    _apply(proposal, line)
    return _has_operator(line)


def _apply(change: HotlineChange, line: Hotline) -> None:
    for name, value in change.after.items():
        setattr(line, name, value)


def _has_operator(line: Hotline) -> bool:
    return any(getattr(line, f"operator_{code}") for code in LANGUAGES)


@transaction.atomic
def refuse(proposal: HotlineChange, *, by: Any, reason: str) -> None:
    """Close a proposal, one's own too; nothing that is public changes. Raises HotlineError."""
    if not reason.strip():
        raise HotlineError(Problem.NO_REASON)
    _line, change = _opened(proposal)
    _decide(change, HotlineChangeKind.REFUSED, by=by, reason=reason)


def _opened(proposal: HotlineChange) -> tuple[Hotline, HotlineChange]:
    """The line, locked, and the proposal read after that: of two who decide, one comes late."""
    line = locked(proposal.hotline_id)
    change = line.changes.open().filter(pk=proposal.pk).first()
    if change is None:
        raise HotlineError(Problem.DECIDED)
    return line, change


def _decide(change: HotlineChange, kind: HotlineChangeKind, *, by: Any, **fields: Any) -> None:
    decided = {"kind": kind, "decided_by": by, "decided_at": timezone.now(), **fields}
    for name, value in decided.items():
        setattr(change, name, value)
    change.save()
    note(change, by=by)


def _refuse_taken(line: Hotline, number: str) -> None:
    if Hotline.objects.filter(number=number).exclude(pk=line.pk).exists():
        raise HotlineError(Problem.NUMBER_TAKEN)
