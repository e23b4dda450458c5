"""What every change of the register does: lock the line, write history and audit, tell of it."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from qalqan.common.enums import AuditAction, HotlineChangeKind
from qalqan.common.models import Hotline, HotlineChange
from qalqan.common.services import audit
from qalqan.common.signals import hotlines_changed


def locked(pk: int) -> Hotline:
    """The line as it stands, which nobody else changes until the transaction ends."""
    line: Hotline = Hotline.objects.select_for_update().get(pk=pk)
    return line


def values(line: Hotline, names: Iterable[str]) -> dict[str, Any]:
    """The fields of `line` as history keeps them."""
    return {name: getattr(line, name) for name in names}


def write_down(line: Hotline, kind: HotlineChangeKind, *, by: Any, **fields: Any) -> HotlineChange:
    """A step of the history, with its audit row; `by` is None where time did it."""
    change = HotlineChange.objects.create(
        hotline=line, kind=kind, made_at=timezone.now(), made_by=by, **fields
    )
    note(change, by=by)
    return change


def note(change: HotlineChange, *, by: Any) -> None:
    """The audit row of a step as it now stands: numbers of records only."""
    audit.append(
        AuditAction.HOTLINE_CHANGED,
        subject=f"hotline:{change.hotline_id}",
        actor=by.pk if by else None,
        data={"change": change.pk, "kind": str(change.kind)},
    )


def publish(line: Hotline) -> None:
    """Save what the public may see, and let those who show it know."""
    line.save()
    hotlines_changed.send(sender=Hotline, hotline=line)
