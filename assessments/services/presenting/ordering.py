"""Ordering on a page: a place for each option. With a script, buttons set the same places."""

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from assessments.scoring import Raw, Spec
from assessments.services.presenting.options import Option, in_order, mixed
from assessments.services.presenting.shapes import Plan, Presenter, Words, parts_of
from assessments.services.presenting.texts import own_words, text_of
from qalqan.common.languages import Localized


@dataclass(frozen=True)
class ShownLine:
    id: str
    text: Localized
    place: str


@dataclass(frozen=True)
class ShownOrder:
    lines: list[ShownLine]
    places: list[str]


class Ordering(Presenter):
    template = "assessments/kinds/ordering.html"

    def hint(self, spec: Spec) -> str:
        return _("Give each line its place, 1 being the first.")

    def refusal(self) -> str:
        return _("The order was not saved. Give every line a place of its own.")

    def shown(self, spec: Spec, raw: Raw | None, plan: Plan) -> ShownOrder:
        places = _places(raw)
        lines = [
            ShownLine(option["id"], text_of(option["text"]), places.get(option["id"], ""))
            for option in _as_met(spec, raw, plan)
        ]
        return ShownOrder(lines, [str(place) for place in range(1, len(lines) + 1)])

    def raw_of(self, spec: Spec, form: QueryDict) -> Raw:
        given = parts_of(form)
        by_place = {place: option for option, place in given.items()}
        places = [str(number) for number in range(1, len(given) + 1)]
        if set(by_place) != set(places):
            # Two lines in one place are no order: marking refuses the places themselves.
            return given
        return [by_place[place] for place in places]

    def words(self, spec: Spec, raw: Raw) -> list[Words]:
        texts = {option["id"]: text_of(option["text"]) for option in spec["options"]}
        return [
            Words(texts[name], own_words(str(place))) for place, name in enumerate(raw, start=1)
        ]

    def right_words(self, spec: Spec) -> list[Words]:
        return self.words(spec, spec["correct"])


def _as_met(spec: Spec, raw: Raw | None, plan: Plan) -> list[Option]:
    """The learner's own order where there is one, else one that does not give the answer away."""
    if isinstance(raw, list) and len(raw) == len(spec["options"]):
        return in_order(spec["options"], raw)
    lines = mixed(spec["options"], plan.get("options"))
    return lines[::-1] if [line["id"] for line in lines] == spec["correct"] else lines


def _places(raw: Raw | None) -> dict[str, str]:
    if isinstance(raw, dict):
        return raw
    return {name: str(place) for place, name in enumerate(raw or [], start=1)}
