"""Citations as numbered notes, in the order of reading."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from qalqan.common.models import Source


@dataclass(frozen=True)
class Note:
    """A numbered note: one place in one source, with the day of its check."""

    number: int
    title: str
    locator_text: str
    as_of: date | None
    status: str
    status_label: str
    url: str


@dataclass
class Notes:
    """Collects citations; the same place cited twice keeps its number."""

    by_place: dict[tuple[int, str], Note] = field(default_factory=dict)

    def number(self, source: Source, locator: str) -> int:
        place = (source.pk, locator)
        if place not in self.by_place:
            self.by_place[place] = Note(
                number=len(self.by_place) + 1,
                title=str(source.title),
                locator_text=source.place(locator),
                as_of=source.checked_on,
                status=source.status,
                status_label=str(source.get_status_display()),
                url=source.url,
            )
        return self.by_place[place].number

    def of_block(self, value: Any) -> list[int]:
        """The numbers of what a block cites, making notes where they are new."""
        citations = value.get("citations", []) if isinstance(value, Mapping) else []
        cited = {self.number(one["source"], one["locator"]) for one in citations if one["source"]}
        return sorted(cited)

    def listed(self) -> list[Note]:
        return list(self.by_place.values())
