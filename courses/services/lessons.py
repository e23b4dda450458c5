"""A lesson as shown: its blocks rendered, each with the numbers of its notes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string

from assessments.services import spec_of
from assessments.services.presenting import marked_item, shown_item
from courses.models import LessonPage
from qalqan.common.services.notes import Notes


@dataclass(frozen=True)
class ShownBlock:
    id: str
    html: str
    notes: list[int]


def shown_blocks(
    lesson: LessonPage, notes: Notes, *, context: dict[str, Any], answered: dict[str, list[str]]
) -> Iterator[ShownBlock]:
    """Render the body; `answered` holds the options just chosen in a self-check, by block id."""
    for child in lesson.body:
        if child.block_type == "self_check":
            html = self_check_html(child, context, answered.get(child.id))
            yield ShownBlock(child.id, html, [])
            continue
        yield ShownBlock(child.id, child.render(context), notes.of_block(child.value))


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
