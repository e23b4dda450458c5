"""Everything that is due: one list, run by cron, systemd or Celery beat; safe to run at once."""

import logging
from collections.abc import Callable

from django.utils import timezone

from qalqan.common.models import Heartbeat
from qalqan.common.services import outbox

HEARTBEAT = "run_due"
logger = logging.getLogger(__name__)
chores: dict[str, Callable[[], int]] = {"outbox": outbox.sweep}


def register(name: str, chore: Callable[[], int]) -> None:
    """Add a chore; it returns how many things it did and may be run by two at once."""
    chores[name] = chore


def run() -> dict[str, int]:
    """Run every chore and return what each did; one that fails keeps none of the others back.

    What failed is in the heartbeat, for the status page, and is tried again with the next run.
    """
    done, failed = {}, []
    for name, chore in chores.items():
        try:
            done[name] = chore()
        except Exception as error:
            # The class alone: an exception's text may quote a name or an address.
            logger.error("due work %s failed: %s", name, type(error).__name__)
            failed.append(name)
    beat = {"at": timezone.now(), "failed": failed}
    Heartbeat.objects.update_or_create(name=HEARTBEAT, defaults=beat)
    return done
