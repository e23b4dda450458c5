"""The audit chain: append, and prove that nothing was changed, removed or cut off.

Each row's MAC covers the MAC of the row before it; the head signs the count and the last MAC.
The key (AUDIT_KEY) lies outside the database.
"""

import hashlib
import hmac
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from qalqan.common.enums import AuditAction
from qalqan.common.models import AuditHead, AuditRow

GENESIS = "0" * 64


def append(
    action: AuditAction,
    *,
    subject: str,
    actor: int | None = None,
    data: dict[str, Any] | None = None,
) -> AuditRow:
    """Add a row in the caller's transaction; `data` holds ids and numbers, never names.

    Serialises on the head's row, so keep the transaction around it short. No savepoint: a row
    that cannot be added takes what it would have told of down with it.
    """
    with transaction.atomic(savepoint=False):
        # A missing head is a fault to be found, never one to be mended here in silence.
        head = AuditHead.objects.select_for_update().get(pk=1)
        row = AuditRow(
            sequence=head.count + 1,
            action=action,
            actor=actor,
            subject=subject,
            data=data or {},
            created_at=timezone.now(),
        )
        row.mac = _row_mac(row, head.mac)
        row.save(force_insert=True)
        head.count, head.mac = row.sequence, row.mac
        head.signature = sign_head(head.count, head.mac)
        head.save(update_fields=["count", "mac", "signature"])
    return row


def broken_links() -> Iterator[str]:
    """Yield a sentence for each fault; nothing where the chain is whole."""
    expected, mac = 1, GENESIS
    for row in AuditRow.objects.order_by("sequence").iterator(chunk_size=2000):
        if row.sequence != expected:
            yield f"audit row {expected} is missing"
        if not hmac.compare_digest(row.mac, _row_mac(row, mac)):
            yield f"audit row {row.sequence} does not follow from the row before it"
        expected, mac = row.sequence + 1, row.mac
    head = AuditHead.objects.filter(pk=1).first()
    if head is None:
        yield "the head of the audit chain is missing"
        return
    if not hmac.compare_digest(head.signature, _signed(head)):
        yield "the head of the audit chain is not signed by this installation"
    if (head.count, head.mac) != (expected - 1, mac):
        yield f"the audit chain ends at row {expected - 1}, its head says {head.count}"


def end() -> str:
    """The end of the chain as "COUNT:MAC", to be kept where nobody who has the database is."""
    head = AuditHead.objects.filter(pk=1).first()
    return f"{head.count}:{head.mac}" if head else f"0:{GENESIS}"


def goes_on_from(earlier_end: str) -> bool:
    """Whether the chain still holds what it ended with then.

    The head of an older copy is signed as well: a chain that was cut back to it is whole, and
    shorter than what somebody has seen. Raises ValueError for what is no end of a chain.
    """
    count, _, mac = earlier_end.partition(":")
    if not int(count):
        return mac == GENESIS
    return AuditRow.objects.filter(sequence=int(count), mac=mac).exists()


@dataclass(frozen=True)
class HeadState:
    """How many rows the head says there are, and whether this installation signed that."""

    count: int
    is_signed: bool


def head_state() -> HeadState:
    """What the head says of the chain, without a walk along it."""
    head = AuditHead.objects.filter(pk=1).first()
    if head is None:
        return HeadState(0, is_signed=False)
    return HeadState(head.count, hmac.compare_digest(head.signature, _signed(head)))


def seal(kind: str, content: list[Any]) -> str:
    """A keyed digest of what a record says, for the row that tells of it."""
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return _mac(f"seal {kind} {canonical}")


def _signed(head: AuditHead) -> str:
    return sign_head(head.count, head.mac)


def _row_mac(row: AuditRow, previous: str) -> str:
    content = {
        "sequence": row.sequence,
        "action": str(row.action),
        "actor": row.actor,
        "subject": row.subject,
        "data": row.data,
        # UTC: PostgreSQL and SQLite give the same moment back in different zones.
        "at": row.created_at.astimezone(UTC).isoformat(),
    }
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return _mac(previous + canonical)


def sign_head(count: int, mac: str) -> str:
    """The signature of a chain of `count` rows that ends with `mac`."""
    return _mac(f"head {count} {mac}")


def _mac(text: str) -> str:
    return hmac.new(settings.AUDIT_KEY.encode(), text.encode(), hashlib.sha256).hexdigest()
