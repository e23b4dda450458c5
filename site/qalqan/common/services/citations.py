"""The citations of a page as a numbered list, in the order of reading."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import get_language
from wagtail.blocks import StreamValue
from wagtail.blocks.list_block import ListValue

from qalqan.common.enums import SourceStatus
from qalqan.common.languages import LANGUAGES, Localized, localize_field
from qalqan.common.models import Source


@dataclass(frozen=True)
class Cited:
    """One number of the list: one place in one source, with the day of its check."""

    number: int
    title: Localized
    locator_text: str
    as_of: date | None
    status: str
    status_label: str
    url: str
    # What took the source's place; "" where nothing did.
    replaced_by: str = ""

    @property
    def is_doubtful(self) -> bool:
        """Whether what rests on it must not be read as fact."""
        return self.status != SourceStatus.IN_FORCE


@dataclass
class Citations:
    """Collects citations; the same place cited twice keeps its number."""

    by_place: dict[tuple[int, str], Cited] = field(default_factory=dict)
    sources: dict[int, Source] = field(default_factory=dict)

    def number(self, source: Source, locator: str) -> int:
        place = (source.pk, locator)
        self.sources[source.pk] = source
        if place not in self.by_place:
            self.by_place[place] = Cited(
                number=len(self.by_place) + 1,
                title=localize_field(source, "title", get_language() or LANGUAGES[0]),
                locator_text=source.place(locator),
                as_of=source.checked_on,
                status=source.status,
                status_label=str(source.get_status_display()),
                url=source.url,
                replaced_by=str(source.superseded_by or ""),
            )
        return self.by_place[place].number

    def of_block(self, value: Any) -> list[int]:
        """The numbers of what a block cites at any depth, giving new ones where there are none."""
        return self.of_citations(citations_in(value))

    def of_citations(self, citations: Any) -> list[int]:
        cited = {self.number(one["source"], one["locator"]) for one in citations if one["source"]}
        return sorted(cited)

    def doubtful(self, numbers: list[int]) -> list[Cited]:
        """Those that are not yet verified, or no longer in force."""
        return [one for one in self.listed() if one.number in numbers and one.is_doubtful]

    def listed(self) -> list[Cited]:
        return list(self.by_place.values())


def citations_in(value: Any) -> Iterator[Mapping[str, Any]]:
    """Every citation inside the value of a block: a struct with a source and a locator."""
    if isinstance(value, Mapping):
        if value.keys() >= {"source", "locator"}:
            yield value
        for child in value.values():
            yield from citations_in(child)
    elif isinstance(value, StreamValue):
        for child in value:
            yield from citations_in(child.value)
    elif isinstance(value, ListValue | list):
        for child in value:
            yield from citations_in(child)
