"""A lesson as shown: its blocks rendered, each with the numbers of its notes."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.http import HttpRequest, QueryDict
from django.template.context_processors import csrf
from django.template.loader import render_to_string

from assessments import scoring
from assessments.enums import PackageRule
from assessments.services import Item, current_spec, presenting
from courses.models import LessonPage
from courses.services.bodies import blocks_in
from qalqan.common.blocks import chosen_together
from qalqan.common.enums import SourceStatus
from qalqan.common.models import Audience
from qalqan.common.services.citations import Citations, Cited
from qalqan.common.services.translations.showing import fallback_language

WAYS = ("matter", "instead")
# Where a block that asks something has its item.
ITEM_OF = {"self_check": "item", "case": "item", "h5p": "question"}
# Draws a self-check: its block, the context, and the form just posted.
CheckHtml = Callable[[Any, dict[str, Any], QueryDict | None], str]


@dataclass(frozen=True)
class ShownBlock:
    """A block of the lesson as this reader gets it: its HTML and what is said beside it.

    `notes` are the numbers of what it cites, and `doubts` those of them that are unverified or
    superseded. `fallback` is the language in which all of it stands in place of the reader's,
    None where some of it is in theirs. `for_whom` names the audiences of a block that only some
    see, to editors alone: learners are not told.
    """

    id: str
    html: str
    notes: list[int]
    doubts: list[Cited] = field(default_factory=list)
    fallback: str | None = None
    for_whom: list[str] = field(default_factory=list)

    @property
    def unverified(self) -> str:
        """The numbers of the notes that nobody has confirmed, "" where there is none."""
        waiting = (one for one in self.doubts if one.status != SourceStatus.SUPERSEDED)
        return ", ".join(str(one.number) for one in waiting)

    @property
    def superseded(self) -> list[Cited]:
        return [one for one in self.doubts if one.status == SourceStatus.SUPERSEDED]


@dataclass(frozen=True)
class Reading:
    """What a lesson's blocks need to know of its reader and of the page."""

    citations: Citations
    context: dict[str, Any]
    answered: Mapping[str, QueryDict]
    audience: str | None
    names: dict[str, str]
    check_html: CheckHtml


def shown_blocks(
    lesson: LessonPage,
    citations: Citations,
    *,
    context: dict[str, Any],
    answered: Mapping[str, QueryDict],
    audience: str | None = None,
    sees_all: bool = False,
    check_html: CheckHtml | None = None,
) -> list[ShownBlock]:
    """Render the body for a reader of `audience`, a code: the common core and their own blocks.

    `answered` holds the form just posted in a self-check, by block id. Whoever `sees_all` gets the
    blocks of every audience, labelled. `check_html` draws self-checks in another way. What all
    blocks refer to costs one statement a model.
    """
    names = {one.code: str(one) for one in Audience.objects.all()} if sees_all else {}
    # Blocks are rendered apart from the page, whose request would bring the token of their forms.
    token = csrf(context["request"]) if "request" in context else {}
    reading = Reading(
        citations,
        {**token, **context, "citing": citations, "drafts": sees_all},
        answered,
        audience,
        names,
        check_html or self_check_html,
    )
    with chosen_together(lesson.body):
        return list(_shown(lesson.body, reading))


def is_light(request: HttpRequest) -> bool:
    """Whether pictures and films wait until they are asked for."""
    return getattr(request.user, "saves_data", False) or request.headers.get("Save-Data") == "on"


def _shown(children: Iterable[Any], reading: Reading) -> Iterator[ShownBlock]:
    for child in children:
        match child.block_type:
            case "self_check" | "case":
                html = reading.check_html(child, reading.context, reading.answered.get(child.id))
                yield ShownBlock(child.id, html, [])
            case "h5p":
                yield ShownBlock(child.id, _package_html(child, reading), [])
            case "for_audience":
                yield from _for_audience(child, reading)
            case "content_note":
                ways = {way: list(_shown(child.value[way], reading)) for way in WAYS}
                yield ShownBlock(child.id, child.render({**reading.context, **ways}), [])
            case kind:
                html = child.render(reading.context)
                numbers = reading.citations.of_block(child.value)
                # A comparison names its sources side by side, in its cells.
                listed = [] if kind == "comparison" else numbers
                doubts = reading.citations.doubtful(numbers)
                fallback = fallback_language(child.value)
                yield ShownBlock(child.id, html, listed, doubts, fallback)


def _for_audience(child: Any, reading: Reading) -> Iterator[ShownBlock]:
    audiences = child.value["audiences"]
    if not reading.names and reading.audience not in audiences:
        return
    for_whom = [reading.names[code] for code in audiences if code in reading.names]
    for block in _shown(child.value["blocks"], reading):
        yield replace(block, for_whom=for_whom)


def _package_html(child: Any, reading: Reading) -> str:
    """The activity, and beside it another way for those who cannot use it."""
    stage, value, form = reading.context.get("stage"), child.value, reading.answered.get(child.id)
    counts = value["counts"] if stage and stage.asks else PackageRule.PRACTICE
    context = {
        **reading.context,
        "block_id": child.id,
        "frame": stage.frame(child.id, value) if stage else None,
        "question": reading.check_html(child, reading.context, form) if value["question"] else "",
        "counts": counts,
        "is_done": stage is not None and child.id in stage.done,
        "is_opened": form is not None,
    }
    return str(child.render(context))


def item_in(child: Any) -> Item | None:
    """What the block asks by itself; None where its item was deleted, or it has none."""
    found: Item | None = child.value[ITEM_OF[child.block_type]]
    return found


def item_at(lesson: LessonPage, block_id: str) -> Item | None:
    """The item that is answered in the block with this id; None where there is none."""
    for block in blocks_in(lesson):
        if block["id"] == block_id and block["type"] in ITEM_OF:
            return Item.objects.filter(pk=block["value"][ITEM_OF[block["type"]]]).first()
    return None


def places_in(lesson: LessonPage) -> list[tuple[str, str]]:
    """The blocks that all readers see, by id, each called by its heading or its kind."""
    shown = [child for child in lesson.body if child.block_type != "for_audience"]
    return [
        (str(child.id), f"{number}. {_called(child)}")
        for number, child in enumerate(shown, start=1)
    ]


def _called(child: Any) -> str:
    heading = child.value.get("heading") if isinstance(child.value, Mapping) else None
    return str(heading or "") or str(child.block.label)


def self_check_html(child: Any, context: dict[str, Any], form: QueryDict | None) -> str:
    item = item_in(child)
    if item is None or not (item.live or context.get("drafts")):
        # What was taken out of use waits for its authors, and is asked of nobody.
        return ""
    spec = current_spec(item)
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
    )


def is_done_by(lesson: LessonPage, block_id: str, form: QueryDict) -> bool:
    """Whether the form does what the block asks: an answer, a case to its end, or the right one.

    Right it must be in place of an activity that asks for a result.
    """
    item = item_at(lesson, block_id)
    if item is None or not item.live:
        return False
    spec = current_spec(item)
    raw = _raw(spec, form)
    if not scoring.is_answer(raw):
        return False
    shown = presenting.shown_item(spec, raw=raw)
    is_ended = bool(shown.ended or not shown.in_steps)
    return is_ended and (not _asks_for_result(lesson, block_id) or _is_right(spec, raw))


def _asks_for_result(lesson: LessonPage, block_id: str) -> bool:
    blocks = (one for one in blocks_in(lesson) if one["id"] == block_id and one["type"] == "h5p")
    return any(one["value"]["counts"] == PackageRule.PASSED for one in blocks)


def _is_right(spec: scoring.Spec, raw: scoring.Raw | None) -> bool:
    marked = _marked(spec, raw)
    return marked is not None and marked.mark == "right"


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
