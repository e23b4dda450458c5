"""A return laid out: every word in its language, every figure in its place."""

from dataclasses import dataclass, field
from typing import Any

Pairs = list[tuple[str, str]]


@dataclass(frozen=True)
class Sheet:
    """`about`, `campaigns`, `definitions` and `signature` are names with values, in order.

    `rows` hold as many cells as `header`; `total` is one more of them. `words` are the headings
    of the parts, by the names of these fields.
    """

    language: str
    title: str
    header: list[str]
    rows: list[list[Any]]
    total: list[Any]
    words: dict[str, str]
    about: Pairs = field(default_factory=list)
    campaigns: Pairs = field(default_factory=list)
    definitions: Pairs = field(default_factory=list)
    changes: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    signature: Pairs = field(default_factory=list)

    @property
    def lines(self) -> list[list[str]]:
        """Rows and total as text, for paper."""
        return [["" if cell is None else str(cell) for cell in row] for row in self._all()]

    def _all(self) -> list[list[Any]]:
        return [*self.rows, self.total]

    @property
    def parts(self) -> list[tuple[str, Pairs]]:
        """The named parts that follow the table and hold something, each with its heading."""
        named = ("campaigns", "definitions")
        return [(self.words[name], getattr(self, name)) for name in named if getattr(self, name)]
