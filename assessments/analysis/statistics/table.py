"""The table that all figures come from: a row for each item of each attempt, and no names.

Pure: no database and no Django. A share is 0 to 1 of an item's points, a time is in seconds,
a language a BCP 47 code.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Answer:
    """What one attempt earned on one item; nothing given counts as a share of 0."""

    attempt: int
    item: int
    share: float
    points: float
    language: str
    seconds: float | None = None
    chosen: tuple[str, ...] = ()

    @property
    def score(self) -> float:
        return self.share * self.points


class Table:
    """Answers, at most one for each attempt and item; their order makes no difference."""

    def __init__(self, answers: Iterable[Answer]) -> None:
        self.answers = sorted(answers, key=lambda answer: (answer.item, answer.attempt))

    @cached_property
    def by_item(self) -> dict[int, list[Answer]]:
        """The answers to each item, in the order of the attempts."""
        items = defaultdict(list)
        for answer in self.answers:
            items[answer.item].append(answer)
        return dict(items)

    @cached_property
    def totals(self) -> dict[int, float]:
        """What each attempt earned of all its points, 0 to 1."""
        return {attempt: score / points for attempt, (score, points) in self._sums.items()}

    def rest(self, answer: Answer) -> float | None:
        """What the attempt earned of its other items' points; None where it had no other."""
        score, points = self._sums[answer.attempt]
        others = points - answer.points
        # Rounded, for two attempts with the same rest must not differ by a float's last digit.
        return round((score - answer.score) / others, 9) if others else None

    @cached_property
    def _sums(self) -> dict[int, tuple[float, float]]:
        sums: dict[int, tuple[float, float]] = {}
        for answer in self.answers:
            score, points = sums.get(answer.attempt, (0.0, 0.0))
            sums[answer.attempt] = (score + answer.score, points + answer.points)
        return sums
