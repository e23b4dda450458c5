"""What every kind of item is to a page: something to answer, and an answer in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.db.models import TextChoices
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.scoring import Raw, Spec
from qalqan.common.languages import Localized

FIELD = "answer"
# In which order the attempt shows an item's parts: {"options": [ids], "stems": [ids]}.
Plan = Mapping[str, Sequence[str]]


class Answered(TextChoices):
    """How much of an answer there is."""

    NOT = "no", gettext_lazy("No answer")
    PARTLY = "partly", gettext_lazy("Not complete")
    FULLY = "yes", gettext_lazy("Answered")


@dataclass(frozen=True)
class Words:
    """One answer in words; `label` is what it answers: a stem, a blank, a place in an order."""

    text: Localized
    label: Localized | None = None
    feedback: Localized | None = None
    critical: bool = False


@dataclass(frozen=True)
class ShownOption:
    id: str
    text: Localized
    checked: bool


class Presenter(Protocol):
    """One item kind on a page. CONTRIBUTING.md has the checklist for adding another.

    `raw` is what `raw_of` gave, checked or not: a refused answer is shown again as it was typed.
    `in_steps` is True where each answer leads to the next part of the same item.
    """

    template: str
    in_steps: bool = False

    def hint(self, spec: Spec) -> str:
        """What to do, in the reader's language; "" where the form says it all."""
        return ""

    def refusal(self) -> str:
        """What to say of an answer that could not be saved."""
        return _("This answer could not be saved. Choose from the options and try again.")

    def shown(self, spec: Spec, raw: Raw | None, plan: Plan) -> Any:
        """What the kind's template needs; a part without a planned order has its own."""

    def raw_of(self, spec: Spec, form: QueryDict) -> Raw:
        """The raw response that a posted form means.

        A form that makes no sense gives something that `scoring.check` refuses.
        """

    def answered(self, spec: Spec, raw: Raw) -> Answered:
        """How much of an answer `raw` is."""
        return Answered.FULLY if raw else Answered.NOT

    def words(self, spec: Spec, raw: Raw) -> list[Words]:
        """The answer in words, with the feedback that applies; `raw` was let pass by `check`."""

    def right_words(self, spec: Spec) -> list[Words]:
        """The right answer in words; [] where there is none to tell."""
        return []


def how_much(given: int, asked: int) -> Answered:
    """The answer to an item of `asked` parts of which `given` have one."""
    if given == 0:
        return Answered.NOT
    return Answered.FULLY if given >= asked else Answered.PARTLY


def parts_of(form: QueryDict) -> dict[str, str]:
    """What was sent for the parts of an item, by the id of the part; the empty left out."""
    prefix = f"{FIELD}-"
    return {
        name.removeprefix(prefix): str(value)
        for name, value in form.items()
        if name.startswith(prefix) and value
    }
