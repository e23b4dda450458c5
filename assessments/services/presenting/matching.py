"""Matching on a page: a list of options to choose from beside each stem."""

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from assessments.scoring import Raw, Spec
from assessments.services.presenting.options import in_order, mixed
from assessments.services.presenting.shapes import (
    Answered,
    Plan,
    Presenter,
    ShownOption,
    Words,
    how_much,
    parts_of,
)
from assessments.services.presenting.texts import text_of
from qalqan.common.languages import Localized


@dataclass(frozen=True)
class ShownStem:
    id: str
    text: Localized
    options: list[ShownOption]


class Matching(Presenter):
    template = "assessments/kinds/matching.html"

    def hint(self, spec: Spec) -> str:
        return _("Choose what fits each line.")

    def shown(self, spec: Spec, raw: Raw | None, plan: Plan) -> list[ShownStem]:
        options = mixed(spec["options"], plan.get("options"))
        return [
            ShownStem(
                stem["id"],
                text_of(stem["text"]),
                [
                    ShownOption(
                        option["id"],
                        text_of(option["text"]),
                        (raw or {}).get(stem["id"]) == option["id"],
                    )
                    for option in options
                ],
            )
            for stem in in_order(spec["stems"], plan.get("stems"))
        ]

    def raw_of(self, spec: Spec, form: QueryDict) -> Raw:
        return parts_of(form)

    def answered(self, spec: Spec, raw: Raw) -> Answered:
        return how_much(len(raw), len(spec["stems"]))

    def words(self, spec: Spec, raw: Raw) -> list[Words]:
        texts = {option["id"]: text_of(option["text"]) for option in spec["options"]}
        return [
            Words(texts[raw[stem["id"]]], text_of(stem["text"]))
            for stem in spec["stems"]
            if stem["id"] in raw
        ]

    def right_words(self, spec: Spec) -> list[Words]:
        return self.words(spec, spec["correct"])
