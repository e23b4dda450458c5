"""An item as it is asked: what its template needs, and what a posted form means."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from assessments.scoring import Raw, Spec
from assessments.services.presenting.images import ShownImage, shown_images
from assessments.services.presenting.kinds import presenter_of
from assessments.services.presenting.shapes import Answered, Plan
from assessments.services.presenting.texts import text_of
from qalqan.common.languages import Localized


@dataclass(frozen=True)
class ShownItem:
    """One question, ready to be answered; `parts` is what the template of its kind needs.

    `in_steps`: each answer leads to the next part of the same item. `ended`: no step is left.
    """

    kind: str
    prompt: Localized
    hint: str
    images: list[ShownImage]
    template: str
    parts: Any
    in_steps: bool
    ended: bool


def shown_item(spec: Spec, *, raw: Raw | None = None, plan: Plan | None = None) -> ShownItem:
    """The item with the answer `raw` in it, its parts in the order of `plan`."""
    presenter = presenter_of(spec)
    return ShownItem(
        kind=spec["kind"],
        prompt=text_of(spec["prompt"]),
        hint=presenter.hint(spec),
        images=shown_images([spec])[0],
        template=presenter.template,
        parts=presenter.shown(spec, raw, plan or {}),
        in_steps=presenter.in_steps,
        ended=presenter.in_steps and is_complete(spec, raw),
    )


def raw_of(spec: Spec, form: QueryDict) -> Raw:
    """The raw response that a posted form means; `scoring.check` refuses what makes no sense."""
    return presenter_of(spec).raw_of(spec, form)


def in_steps(spec: Spec) -> bool:
    """Whether each answer leads to the next part of the same item."""
    return presenter_of(spec).in_steps


def refusal(spec: Spec) -> str:
    """What to say of an answer to this item that could not be saved."""
    return presenter_of(spec).refusal()


def answered(spec: Spec, raw: Raw | None) -> Answered:
    """How much of an answer `raw` is; None stands for no response at all."""
    return Answered.NOT if raw is None else presenter_of(spec).answered(spec, raw)


def is_complete(spec: Spec, raw: Raw | None) -> bool:
    """Whether nothing is left to answer."""
    return answered(spec, raw) is Answered.FULLY
