"""Everything that is due: one list, run by cron, systemd or Celery beat; safe to run at once."""

from collections.abc import Callable

from qalqan.common.services import outbox

chores: dict[str, Callable[[], int]] = {"outbox": outbox.sweep}


def register(name: str, chore: Callable[[], int]) -> None:
    """Add a chore; it returns how many things it did and may be run by two at once."""
    chores[name] = chore


def run() -> dict[str, int]:
    """Run every chore and return what each did."""
    return {name: chore() for name, chore in chores.items()}
