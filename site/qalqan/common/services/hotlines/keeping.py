"""What one person may do: call an unchanged line, withdraw it, describe one that is not public."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from qalqan.common.enums import CallOutcome, HotlineChangeKind, HotlineStatus
from qalqan.common.languages import LANGUAGES
from qalqan.common.models import Hotline, HotlineChange
from qalqan.common.services.hotlines.calls import Call
from qalqan.common.services.hotlines.errors import HotlineError, Problem
from qalqan.common.services.hotlines.writing import locked, publish, values, write_down

TRANSLATED = ("operator", "audiences", "hours", "cost", "police_link")
DESCRIBED_FIELDS = (
    *(f"{name}_{code}" for name in TRANSLATED for code in LANGUAGES),
    *("operator_type", "works_from_abroad", "countries", "languages"),
)
EMPTY = (None, "")


@transaction.atomic
def record_call(line: Hotline, *, by: Any, call: Call) -> HotlineChange:
    """A check of a line that is public and did not change: answered, it starts the clock anew.

    Where nobody answers, the call is kept and moves nothing; where somebody else does, the line
    is withdrawn in the same step: a wrong number costs more than none. Raises HotlineError.
    """
    line = locked(line.pk)
    if not Hotline.objects.shown().filter(pk=line.pk).exists():
        raise HotlineError(Problem.NOT_SHOWN)
    if line.checked_on and call.day < line.checked_on:
        raise HotlineError(Problem.BEFORE_CHECK)
    kind = HotlineChangeKind.CHECKED if call.was_answered else HotlineChangeKind.TRIED
    change = write_down(line, kind, by=by, **call.fields())
    if call.was_answered:
        line.checked_on, line.checked_by = call.day, by
        publish(line)
    elif call.outcome == CallOutcome.WRONG:
        withdraw(line, by=by, reason=call.note or str(CallOutcome.WRONG.label))
    return change


@transaction.atomic
def describe(line: Hotline, *, by: Any, fields: Mapping[str, Any]) -> HotlineChange | None:
    """Change some of DESCRIBED_FIELDS; None where nothing changes.

    Of a line that is public this is a proposal, for a second person to call and confirm: hours, a
    language or a word on the police can harm as much as a number. Raises HotlineError.
    """
    if unknown := fields.keys() - set(DESCRIBED_FIELDS):
        raise LookupError(f"no description of a hotline: {', '.join(sorted(unknown))}")
    line = locked(line.pk)
    changed = [name for name, value in fields.items() if _differs(getattr(line, name), value)]
    if not changed:
        return None
    before = values(line, changed)
    for name in changed:
        setattr(line, name, fields[name])
    line.full_clean()
    after = values(line, changed)
    if line.status == HotlineStatus.CONFIRMED:
        if line.changes.open().exists():
            raise HotlineError(Problem.ALREADY_PROPOSED)
        return write_down(line, HotlineChangeKind.PROPOSED, by=by, before=before, after=after)
    change = write_down(line, HotlineChangeKind.DESCRIBED, by=by, before=before, after=after)
    publish(line)
    return change


def _differs(old: Any, new: Any) -> bool:
    """An empty text is stored in two ways."""
    return old != new and not (old in EMPTY and new in EMPTY)


@transaction.atomic
def withdraw(line: Hotline, *, by: Any, reason: str) -> HotlineChange:
    """Take the line from all public pages at once. Raises HotlineError."""
    if not reason.strip():
        raise HotlineError(Problem.NO_REASON)
    line = locked(line.pk)
    before = values(line, ["status"])
    line.status = HotlineStatus.WITHDRAWN
    change = write_down(
        line,
        HotlineChangeKind.WITHDRAWN,
        by=by,
        before=before,
        after=values(line, ["status"]),
        reason=reason,
    )
    publish(line)
    return change
