"""A lesson as shown: its blocks rendered, its citations numbered in the order of reading."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.template.loader import render_to_string

from assessments.services import spec_of
from assessments.services.presenting import marked_item, shown_item
from courses.models import LessonPage
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


@dataclass(frozen=True)
class ShownBlock:
    id: str
    html: str
    notes: list[int]


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


def shown_blocks(
    lesson: LessonPage, notes: Notes, *, context: dict[str, Any], answered: dict[str, list[str]]
) -> Iterator[ShownBlock]:
    """Render the body; `answered` holds the options just chosen in a self-check, by block id."""
    for child in lesson.body:
        if child.block_type == "self_check":
            html = self_check_html(child, context, answered.get(child.id))
            yield ShownBlock(child.id, html, [])
            continue
        cited = [
            notes.number(citation["source"], citation["locator"])
            for citation in child.value.get("citations", [])
            if citation["source"]
        ]
        yield ShownBlock(child.id, child.render(context), sorted(set(cited)))


def self_check_html(child: Any, context: dict[str, Any], chosen: list[str] | None) -> str:
    item = child.value["item"]
    if item is None:
        return ""
    spec = spec_of(item, with_citations=False)
    return render_to_string(
        "courses/blocks/self_check.html",
        {
            **context,
            "block_id": child.id,
            "item": shown_item(spec, chosen=chosen),
            "field_name": "answer",
            "marked": marked_item(spec, chosen) if chosen is not None else None,
        },
        request=context.get("request"),
    )
