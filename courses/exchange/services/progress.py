"""How long work tells of itself: called with what is done, and of how much."""

from collections.abc import Callable

Progress = Callable[[int, int], None]


def no_progress(_done: int, _total: int) -> None:
    """For callers who have nobody to tell."""
