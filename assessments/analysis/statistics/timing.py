"""How long each question of an attempt took, from when its answers arrived."""

from collections.abc import Iterable
from datetime import datetime

# What arrives faster than a person answers was waiting for the network.
LEAST_SECONDS = 1.0


def seconds_by_slot(
    start: datetime, arrivals: Iterable[tuple[int, datetime]]
) -> dict[int, float | None]:
    """Seconds by slot; `arrivals` are (slot, when), in their order, repeats included.

    An answer took the time since the one before it, or since `start`; what was answered again
    took both times. None where an answer came together with another.
    """
    pieces: dict[int, list[float]] = {}
    before = start
    for slot, moment in arrivals:
        pieces.setdefault(slot, []).append((moment - before).total_seconds())
        before = moment
    return {
        slot: sum(times) if min(times) >= LEAST_SECONDS else None for slot, times in pieces.items()
    }
