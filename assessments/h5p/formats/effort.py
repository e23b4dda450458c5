"""What a walk through content costs: things worked out once for each field, and an end to it.

A package brings both the fields and the content, so either may be as long as the other, and
what is looked for in each field at each value would take for ever.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from assessments.h5p.enums import Refusal
from assessments.h5p.formats.errors import PackageError

T = TypeVar("T")
# In values: a presentation of a hundred slides with twenty elements each has two thirds of it.
MOST_EFFORT = 300_000
# Markup of one text takes as long as so many values that are none.
OF_MARKUP = 4


class Effort:
    """For one walk. `spend` raises PackageError once it has been too much."""

    def __init__(self, where: str) -> None:
        self._where, self._left = where, MOST_EFFORT
        self._made: dict[tuple[int, Callable[[Any], Any]], tuple[Any, Any]] = {}

    def spend(self, effort: int = 1) -> None:
        self._left -= effort
        if self._left < 0:
            raise PackageError(Refusal.TOO_LARGE, self._where)

    def once(self, make: Callable[[Any], T], source: Any) -> T:
        """What `make` makes of an object of the fields."""
        key = id(source), make
        if key not in self._made:
            # The object is kept too, so that its id stays its own.
            self._made[key] = source, make(source)
        made: T = self._made[key][1]
        return made
