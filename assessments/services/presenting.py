"""What a template shows of an item or a marked attempt, in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from assessments import scoring
from assessments.services.attempts import Sheet
from qalqan.common.languages import LANGUAGES, Localized, localize
from qalqan.common.models import Source


@dataclass(frozen=True)
class ShownOption:
    id: str
    text: Localized
    checked: bool


@dataclass(frozen=True)
class ShownItem:
    """One question, ready to be answered."""

    prompt: Localized
    kind: str
    options: list[ShownOption]
    hint: str


@dataclass(frozen=True)
class MarkedItem:
    """One question of a finished attempt, or a self-check, with what was said and what is right."""

    number: int
    prompt: Localized
    given: list[Localized]
    correct_texts: list[Localized]
    is_correct: bool
    feedback: list[Localized]
    explanation: Localized
    notes: list[str]


def shown_item(
    spec: scoring.Spec, *, order: list[str] | None = None, chosen: list[str] | None = None
) -> ShownItem:
    options = {option["id"]: option for option in spec["options"]}
    hint = _("Choose all that apply.") if spec["kind"] == "multiple_choice" else _("Choose one.")
    return ShownItem(
        prompt=_text(spec["prompt"]),
        kind=spec["kind"],
        options=[
            ShownOption(name, option_text(spec, options[name]), name in (chosen or []))
            for name in order or list(options)
        ],
        hint=hint,
    )


def marked_item(spec: scoring.Spec, raw: list[str] | None, *, number: int = 1) -> MarkedItem:
    raw = raw or []
    return MarkedItem(
        number=number,
        prompt=_text(spec["prompt"]),
        given=[option_text(spec, option) for option in _picked(spec, raw)],
        correct_texts=[option_text(spec, option) for option in _picked(spec, spec["correct"])],
        is_correct=scoring.share(spec, raw) == 1,
        feedback=[
            shown for option in _picked(spec, raw) if (shown := _text(option["feedback"])).text
        ],
        explanation=_text(spec["explanation"]),
        notes=[],
    )


def marked_items(page: Sheet) -> list[MarkedItem]:
    """All questions of an attempt, marked, in their order; sources come in one statement."""
    keys = {citation["source"] for spec in page.specs for citation in spec["citations"]}
    sources = {source.key: source for source in Source.objects.filter(key__in=keys)}
    items = []
    for slot, spec in enumerate(page.specs):
        raw = page.latest[slot].raw if slot in page.latest else None
        item = marked_item(spec, raw, number=slot + 1)
        item.notes.extend(
            citation_text(sources[citation["source"]], citation["locator"])
            for citation in spec["citations"]
            if citation["source"] in sources
        )
        items.append(item)
    return items


def citation_text(source: Source, locator: str) -> str:
    place = source.place(locator)
    return f"{source.short}, {place}" if place else str(source.short)


def option_text(spec: scoring.Spec, option: Mapping[str, Any]) -> Localized:
    if spec["kind"] == "true_false":
        words = {"true": _("True"), "false": _("False")}
        return Localized(words[option["id"]], get_language() or LANGUAGES[0])
    return _text(option["text"])


def _picked(spec: scoring.Spec, ids: list[str]) -> list[dict[str, Any]]:
    return [option for option in spec["options"] if option["id"] in ids]


def _text(texts: Mapping[str, str]) -> Localized:
    return localize(texts, get_language() or LANGUAGES[0])
