"""Campaign coverage in a return: the roof says who tells it, for courses see no campaign."""

from collections.abc import Callable
from typing import Any

Coverage = Callable[[int], dict[str, Any]]
_tellers: list[Coverage] = []


def register(teller: Coverage) -> None:
    """`teller` gives the figures of a year's campaigns by their names."""
    _tellers.append(teller)


def of_year(year: int) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for teller in _tellers:
        told |= teller(year)
    return told
