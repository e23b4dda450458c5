"""What became of the rows of a list."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from courses.lists.enums import RowState
from qalqan.accounts.models import User

Progress = Callable[[int, int], None]


def no_progress(_done: int, _total: int) -> None:
    """For callers who have nobody to tell."""


@dataclass
class Line:
    """One row: its number in the file, whom it means, and what became of it.

    `created` and `enrolled` are both true of a new person who was added; a `warning` tells what
    of the row was left out.
    """

    number: int
    user: User | None = None
    reason: str = ""
    warning: str = ""
    created: bool = False
    enrolled: bool = False
    changed: bool = False

    @property
    def state(self) -> RowState:
        if self.reason:
            return RowState.REJECTED
        if self.created:
            return RowState.CREATED
        if self.enrolled:
            return RowState.ENROLLED
        return RowState.CHANGED if self.changed else RowState.UNCHANGED


@dataclass
class Imported:
    """Every row of the list in order; `cohort` is the one that people were added to."""

    lines: list[Line] = field(default_factory=list)
    cohort: int | None = None

    @property
    def rejected(self) -> list[Line]:
        return [line for line in self.lines if line.reason]

    @property
    def warned(self) -> list[Line]:
        return [line for line in self.lines if line.warning and not line.reason]

    @property
    def counts(self) -> Counter[RowState]:
        return Counter(line.state for line in self.lines)

    def as_json(self) -> dict[str, Any]:
        return {
            "rows": len(self.lines),
            "created": sum(line.created for line in self.lines),
            "enrolled": sum(line.enrolled for line in self.lines),
            "unchanged": self.counts[RowState.UNCHANGED],
            "rejected": [{"row": line.number, "reason": line.reason} for line in self.rejected],
        }
