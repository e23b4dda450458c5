"""The database outbox: work is a row first, and the broker only a hint.

A handler's effects in the database and the mark "delivered" share one transaction, so each
happens exactly once; what leaves the database (a mail) happens at least once.
"""

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from celery import current_app
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from kombu.exceptions import OperationalError

from qalqan.common.models import OutboxMessage

Handler = Callable[[dict[str, Any]], None]
logger = logging.getLogger(__name__)
handlers: dict[str, Handler] = {}
FIRST_RETRY = timedelta(seconds=30)
LONGEST_RETRY = timedelta(hours=6)


def register(kind: str, handler: Handler) -> None:
    """Say who does the work of `kind`; apps call this in `ready()`."""
    handlers[kind] = handler


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
    transaction.on_commit(lambda: hand_on(message.pk), robust=True)


def hand_on(message_id: int) -> None:
    """Tell the workers, or do the work here where there is no broker."""
    if not settings.REDIS_URL:
        deliver(message_id)
        return
    try:
        current_app.send_task("qalqan.common.tasks.deliver", [message_id])
    except (OperationalError, OSError):
        logger.warning("broker unreachable; the sweeper will deliver message %s", message_id)


def deliver(message_id: int) -> bool:
    """Do the work of one message once; return whether this call did it."""
    try:
        with transaction.atomic():
            message = (
                OutboxMessage.objects.select_for_update(skip_locked=True)
                .filter(pk=message_id, delivered_at=None)
                .first()
            )
            if message is None:
                # Another worker has it or was first.
                return False
            handlers[message.kind](message.payload)
            message.delivered_at = timezone.now()
            message.attempts += 1
            message.save(update_fields=["delivered_at", "attempts"])
    except Exception as error:
        logger.exception("outbox message %s failed", message_id)
        _postpone(message_id, error)
        return False
    return True


def sweep(*, limit: int = 1000) -> int:
    """Deliver what is due and was not delivered; return how many this call delivered."""
    due = OutboxMessage.objects.filter(delivered_at=None, due_at__lte=timezone.now())
    ids = due.order_by("due_at").values_list("pk", flat=True)[:limit]
    return sum(deliver(message_id) for message_id in list(ids))


def _postpone(message_id: int, error: Exception) -> None:
    message = OutboxMessage.objects.get(pk=message_id)
    message.attempts += 1
    # The class alone: an exception's text may quote a name or an address.
    message.last_error = type(error).__name__
    wait = min(FIRST_RETRY * 2 ** min(message.attempts - 1, 12), LONGEST_RETRY)
    message.due_at = timezone.now() + wait
    message.save(update_fields=["attempts", "last_error", "due_at"])
