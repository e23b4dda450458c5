"""Case on a page: what has been said so far, then the present situation with its choices."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from assessments.scoring import Raw, Spec
from assessments.scoring.graph import choices_at
from assessments.services.presenting.shapes import (
    FIELD,
    Answered,
    Plan,
    Presenter,
    ShownOption,
    Words,
)
from assessments.services.presenting.texts import said, text_of
from qalqan.common.languages import Localized

# With brackets: several fields of one form bear this name.
PATH_FIELD = "path[]"


@dataclass(frozen=True)
class Step:
    """A situation with the choice that was made in it and what came of it."""

    situation: Localized
    choice: Localized
    consequence: Localized | None


@dataclass(frozen=True)
class ShownCase:
    """`situation` is None once the case has ended."""

    steps: list[Step]
    path: list[str]
    situation: Localized | None
    options: list[ShownOption]


class Case(Presenter):
    template = "assessments/kinds/case.html"
    in_steps = True

    def hint(self, spec: Spec) -> str:
        return _("Choose what you say or do. You cannot go back to an earlier point.")

    def refusal(self) -> str:
        return _("This choice could not be saved. Choose again from the present situation.")

    def shown(self, spec: Spec, raw: Raw | None, plan: Plan) -> ShownCase:
        walked = list(_walk(spec, raw))
        node = walked[-1][1]["to"] if walked else spec["start"]
        return ShownCase(
            [
                Step(
                    text_of(spec["nodes"][place]["text"]),
                    text_of(choice["text"]),
                    said(choice.get("feedback")),
                )
                for place, choice in walked
            ],
            [choice["id"] for _place, choice in walked],
            text_of(spec["nodes"][node]["text"]) if node else None,
            [
                ShownOption(choice["id"], text_of(choice["text"]), False)
                for choice in choices_at(spec, node)
            ],
        )

    def raw_of(self, spec: Spec, form: QueryDict) -> Raw:
        return {"path": form.getlist(PATH_FIELD) + form.getlist(FIELD)}

    def answered(self, spec: Spec, raw: Raw) -> Answered:
        walked = list(_walk(spec, raw))
        if not walked:
            return Answered.NOT
        return Answered.PARTLY if walked[-1][1]["to"] else Answered.FULLY

    def words(self, spec: Spec, raw: Raw) -> list[Words]:
        return [
            Words(
                text_of(choice["text"]),
                feedback=said(choice.get("feedback")),
                critical=bool(choice.get("critical")),
            )
            for _place, choice in _walk(spec, raw)
        ]


def _walk(spec: Spec, raw: Raw | None) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each node of the path with the choice made there, as far as the path can be walked."""
    node = spec["start"]
    for name in raw["path"] if raw else []:
        choice = next((one for one in choices_at(spec, node) if one["id"] == name), None)
        if choice is None:
            return
        yield node, choice
        node = choice["to"]
