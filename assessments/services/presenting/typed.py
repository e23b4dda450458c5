"""Typed answers on a page: a short text, a number, an essay."""

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from assessments.scoring import Raw, Spec, number, short_text
from assessments.scoring.essay import MOST_CHARACTERS
from assessments.services.presenting.shapes import FIELD, Answered, Plan, Presenter, Words
from assessments.services.presenting.texts import (
    own_words,
    reader_language,
    text_of,
    typed_raw,
    typed_text,
    typed_words,
)
from qalqan.common.languages import Localized, fallback_chain


@dataclass(frozen=True)
class ShownField:
    """An input; `input_mode` is HTML's, `most` counts characters."""

    value: str
    input_mode: str
    most: int


@dataclass(frozen=True)
class ShownCriterion:
    text: Localized
    points: int


@dataclass(frozen=True)
class ShownEssay:
    value: str
    most: int
    rubric: list[ShownCriterion]


class Typed(Presenter):
    def refusal(self) -> str:
        return _("This answer could not be saved. It may be too long.")

    def raw_of(self, spec: Spec, form: QueryDict) -> Raw:
        return typed_raw(form.get(FIELD, ""))

    def answered(self, spec: Spec, raw: Raw) -> Answered:
        return Answered.FULLY if raw["text"].strip() else Answered.NOT

    def words(self, spec: Spec, raw: Raw) -> list[Words]:
        return [Words(typed_words(raw))] if raw["text"].strip() else []


class ShortText(Typed):
    template = "assessments/kinds/field.html"

    def hint(self, spec: Spec) -> str:
        return _("A word or a few. You may answer in any of the three languages.")

    def shown(self, spec: Spec, raw: Raw | None, plan: Plan) -> ShownField:
        return ShownField(typed_text(raw), "text", short_text.MOST_CHARACTERS)

    def right_words(self, spec: Spec) -> list[Words]:
        return [Words(own_words(text)) for text in alternatives(spec["accepted"])]


class Number(Typed):
    template = "assessments/kinds/field.html"

    def hint(self, spec: Spec) -> str:
        units = alternatives(spec.get("unit") or {})
        if not units:
            return _("A number in figures.")
        if spec.get("unit_required"):
            return _("A number in figures, with its unit: %(unit)s.") % {"unit": units[0]}
        return _("A number in figures. It is counted in: %(unit)s.") % {"unit": units[0]}

    def shown(self, spec: Spec, raw: Raw | None, plan: Plan) -> ShownField:
        # Phones' keyboards of figures have no letters for a unit.
        mode = "text" if spec.get("unit_required") else "decimal"
        return ShownField(typed_text(raw), mode, number.MOST_CHARACTERS)

    def right_words(self, spec: Spec) -> list[Words]:
        units = alternatives(spec.get("unit") or {})
        return [Words(own_words(" ".join([str(spec["value"]), *units[:1]])))]


class Essay(Typed):
    template = "assessments/kinds/essay.html"

    def shown(self, spec: Spec, raw: Raw | None, plan: Plan) -> ShownEssay:
        rubric = [ShownCriterion(text_of(one["text"]), one["points"]) for one in spec["rubric"]]
        return ShownEssay(typed_text(raw), spec.get("most_characters", MOST_CHARACTERS), rubric)


def alternatives(texts: dict[str, list[str]]) -> list[str]:
    """The alternatives in the reader's language, or in the nearest one that has some."""
    chain = fallback_chain(reader_language())
    return next((texts[code] for code in chain if texts.get(code)), [])
