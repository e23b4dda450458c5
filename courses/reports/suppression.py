"""Small cells: figures that would point at fewer than five people stay hidden.

A cell under five is hidden together with those that would give it away by subtraction from the
sum of its row or column: at least two cells are hidden, and together they hold five people or more.
"""

from collections.abc import Iterable, Sequence
from typing import Final

LEAST = 5


class _Hidden:
    """In place of a figure."""

    def __repr__(self) -> str:
        return "HIDDEN"

    def __str__(self) -> str:
        return "…"


HIDDEN: Final = _Hidden()
Cell = int | _Hidden


def suppress(cells: Sequence[int], *, also: Iterable[int] = (), zeros: bool = False) -> list[Cell]:
    """The cells of one row or column whose sum is known, with what has to stay hidden.

    `also` are the places of cells that are hidden whatever they hold. With `zeros` none and few
    look alike, so that nobody learns whether somebody is there at all.
    """
    least = -1 if zeros else 0
    hidden = {place for place, count in enumerate(cells) if least < count < LEAST} | {*also}
    # The next smallest one, until a subtraction leaves several people in several cells.
    others = sorted(
        (place for place, count in enumerate(cells) if count and place not in hidden),
        key=lambda place: cells[place],
    )
    while hidden and others and _gives_away(cells, hidden):
        hidden.add(others.pop(0))
    return [HIDDEN if place in hidden else count for place, count in enumerate(cells)]


def _gives_away(cells: Sequence[int], hidden: set[int]) -> bool:
    return len(hidden) < 2 or sum(cells[place] for place in hidden) < LEAST
