"""The database outbox: work is a row first, and the broker only a hint.

A handler's effects in the database and the mark "delivered" share one transaction, so each
happens exactly once. What reaches outside (a mail) may take its time, so it runs between two short
transactions, holds no lock, and happens at least once.
"""

import logging
import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from celery import current_app
from django.conf import settings
from django.db import connections, transaction
from django.utils import timezone
from kombu.exceptions import OperationalError

from qalqan.common.models import OutboxMessage

Handler = Callable[[dict[str, Any]], None]
logger = logging.getLogger(__name__)
handlers: dict[str, Handler] = {}
outside: set[str] = set()
FIRST_RETRY = timedelta(seconds=30)
LONGEST_RETRY = timedelta(hours=6)
# How long a claim on outside work lasts before the sweeper takes it for lost.
CLAIM = timedelta(minutes=5)


def register(kind: str, handler: Handler, *, reaches_outside: bool = False) -> None:
    """Say who does the work of `kind`; apps call this in `ready()`."""
    handlers[kind] = handler
    if reaches_outside:
        outside.add(kind)


def enqueue(kind: str, payload: dict[str, Any], *, key: str | None = None) -> None:
    """Write the work down in the caller's transaction and hand it on after the commit.

    `key` makes the work unique: a second call with the same key does nothing.
    """
    if kind not in handlers:
        raise LookupError(f"nobody handles outbox messages of kind {kind!r}")
    if key is not None:
        message, created = OutboxMessage.objects.get_or_create(
            key=key, defaults={"kind": kind, "payload": payload}
        )
        if not created:
            return
    else:
        message = OutboxMessage.objects.create(kind=kind, payload=payload)
    transaction.on_commit(lambda: hand_on(message.pk, kind), robust=True)


def hand_on(message_id: int, kind: str) -> None:
    """Tell the workers; without a broker do the work here, or beside where it may take long."""
    if not settings.REDIS_URL:
        if kind in outside:
            beside(message_id)
        else:
            deliver(message_id)
        return
    try:
        current_app.send_task("qalqan.common.tasks.deliver", [message_id])
    except (OperationalError, OSError):
        logger.warning("broker unreachable; the sweeper will deliver message %s", message_id)


def beside(message_id: int) -> None:
    """Deliver in a thread of its own: nobody waits for a mail server, or learns from the wait."""

    def work() -> None:
        try:
            deliver(message_id)
        finally:
            connections.close_all()

    threading.Thread(target=work, daemon=True).start()


def deliver(message_id: int) -> bool:
    """Do the work of one message once; return whether this call did it."""
    kind = OutboxMessage.objects.filter(pk=message_id).values_list("kind", flat=True).first()
    try:
        if kind in outside:
            return _deliver_outside(message_id)
        return _deliver_inside(message_id)
    except Exception as error:
        # The class alone, here and in the row: an exception's text may quote a name or an address.
        logger.error("outbox message %s (%s) failed: %s", message_id, kind, type(error).__name__)
        _postpone(message_id, error)
        return False


def _deliver_inside(message_id: int) -> bool:
    with transaction.atomic():
        message = _claimable(message_id)
        if message is None:
            # Another worker has it or was first.
            return False
        handlers[message.kind](message.payload)
        _mark_delivered(message)
    return True


def _deliver_outside(message_id: int) -> bool:
    with transaction.atomic():
        message = _claimable(message_id)
        if message is None or message.due_at > timezone.now():
            return False
        message.due_at = timezone.now() + CLAIM
        message.save(update_fields=["due_at"])
    handlers[message.kind](message.payload)
    _mark_delivered(message)
    return True


def _claimable(message_id: int) -> OutboxMessage | None:
    waiting = OutboxMessage.objects.select_for_update(skip_locked=True).filter(delivered_at=None)
    return waiting.filter(pk=message_id).first()


def _mark_delivered(message: OutboxMessage) -> None:
    message.delivered_at = timezone.now()
    message.attempts += 1
    message.save(update_fields=["delivered_at", "attempts"])


def sweep(*, limit: int = 1000) -> int:
    """Deliver what is due and was not delivered; return how many this call delivered."""
    due = OutboxMessage.objects.filter(delivered_at=None, due_at__lte=timezone.now())
    ids = due.order_by("due_at").values_list("pk", flat=True)[:limit]
    return sum(deliver(message_id) for message_id in list(ids))


def _postpone(message_id: int, error: Exception) -> None:
    message = OutboxMessage.objects.get(pk=message_id)
    message.attempts += 1
    message.last_error = type(error).__name__
    wait = min(FIRST_RETRY * 2 ** min(message.attempts - 1, 12), LONGEST_RETRY)
    message.due_at = timezone.now() + wait
    message.save(update_fields=["attempts", "last_error", "due_at"])
