"""A lesson as shown: its blocks rendered, each with the numbers of its notes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.template.loader import render_to_string

from assessments import scoring
from assessments.services import presenting
from courses.models import LessonPage
from qalqan.common.services.notes import Notes


@dataclass(frozen=True)
class ShownBlock:
    id: str
    html: str
    notes: list[int]


def shown_blocks(
    lesson: LessonPage, notes: Notes, *, context: dict[str, Any], answered: Mapping[str, QueryDict]
) -> Iterator[ShownBlock]:
    """Render the body; `answered` holds the form just posted in a self-check, by block id."""
    for child in lesson.body:
        if child.block_type == "self_check":
            html = self_check_html(child, context, answered.get(child.id))
            yield ShownBlock(child.id, html, [])
            continue
        yield ShownBlock(child.id, child.render(context), notes.of_block(child.value))


def self_check_html(child: Any, context: dict[str, Any], form: QueryDict | None) -> str:
    item = child.value["item"]
    if item is None:
        return ""
    spec = item.spec(with_citations=False)
    raw = _raw(spec, form)
    shown = presenting.shown_item(spec, raw=raw)
    return render_to_string(
        "courses/blocks/self_check.html",
        {
            **context,
            "block_id": child.id,
            "prefix": f"c-{child.id}",
            "item": shown,
            "marked": _marked(spec, raw) if shown.ended or not shown.in_steps else None,
        },
        request=context.get("request"),
    )


def _raw(spec: scoring.Spec, form: QueryDict | None) -> scoring.Raw | None:
    """The answer just given; None where there is none, or where it cannot be one."""
    if form is None:
        return None
    raw = presenting.raw_of(spec, form)
    try:
        scoring.check(spec, raw)
    except scoring.InvalidResponseError:
        return None
    return raw


def _marked(spec: scoring.Spec, raw: scoring.Raw | None) -> presenting.MarkedItem | None:
    if not scoring.is_answer(raw):
        return None
    return presenting.marked_item(spec, raw, share=presenting.share_of(spec, raw))
