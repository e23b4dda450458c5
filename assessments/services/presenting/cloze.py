"""Cloze on a page: the running text with a field in the place of each blank."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from assessments.scoring import Raw, Spec
from assessments.scoring.cloze import PLACE
from assessments.services.presenting.choice import SingleChoice
from assessments.services.presenting.shapes import (
    Answered,
    Plan,
    Presenter,
    Words,
    how_much,
    parts_of,
)
from assessments.services.presenting.texts import own_words, text_of, typed_raw
from assessments.services.presenting.typed import Number, ShortText
from qalqan.common.languages import Localized

BLANK_KINDS: dict[str, Presenter] = {
    "short_text": ShortText(),
    "number": Number(),
    "single_choice": SingleChoice(),
}


@dataclass(frozen=True)
class ShownBlank:
    id: str
    number: int
    kind: str
    field: Any


@dataclass(frozen=True)
class Piece:
    """A stretch of the text, or a blank."""

    text: Localized | None = None
    blank: ShownBlank | None = None


class Cloze(Presenter):
    template = "assessments/kinds/cloze.html"

    def hint(self, spec: Spec) -> str:
        return _("Fill in the blanks in the text.")

    def refusal(self) -> str:
        return _("This answer could not be saved. One of the blanks may be too long.")

    def shown(self, spec: Spec, raw: Raw | None, plan: Plan) -> list[Piece]:
        blanks = {
            blank["id"]: ShownBlank(blank["id"], number, blank["kind"], _field(blank, raw or {}))
            for number, blank in enumerate(spec["blanks"], start=1)
        }
        return list(_pieces(text_of(spec["text"]), blanks))

    def raw_of(self, spec: Spec, form: QueryDict) -> Raw:
        choices = {blank["id"] for blank in spec["blanks"] if blank["kind"] == "single_choice"}
        return {
            name: [value] if name in choices else typed_raw(value)
            for name, value in parts_of(form).items()
        }

    def answered(self, spec: Spec, raw: Raw) -> Answered:
        return how_much(len(raw), len(spec["blanks"]))

    def words(self, spec: Spec, raw: Raw) -> list[Words]:
        return [
            Words(words.text, _label(number), words.feedback, words.critical)
            for number, blank in enumerate(spec["blanks"], start=1)
            if blank["id"] in raw
            for words in BLANK_KINDS[blank["kind"]].words(blank, raw[blank["id"]])
        ]

    def right_words(self, spec: Spec) -> list[Words]:
        return [
            Words(words.text, _label(number))
            for number, blank in enumerate(spec["blanks"], start=1)
            for words in BLANK_KINDS[blank["kind"]].right_words(blank)
        ]


def _field(blank: Spec, raw: dict[str, Any]) -> Any:
    return BLANK_KINDS[blank["kind"]].shown(blank, raw.get(blank["id"]), {})


def _pieces(text: Localized, blanks: dict[str, ShownBlank]) -> Iterator[Piece]:
    # The pattern has one group, so that every second part is a blank's id.
    for place, part in enumerate(PLACE.split(text.text)):
        if place % 2 and part in blanks:
            yield Piece(blank=blanks[part])
        elif part:
            yield Piece(text=Localized(part, text.language, text.is_fallback))


def _label(number: int) -> Localized:
    return own_words(_("Blank %(number)s") % {"number": number})
