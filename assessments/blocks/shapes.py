"""The shape that the blocks of all item kinds have, and what several of them share."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from assessments import scoring
from assessments.scoring import Spec
from qalqan.common.blocks import TrTextBlock
from qalqan.common.languages import LANGUAGES

Stored = dict[str, Any]

# By the codes of scoring.Fault; each says what the author can do.
FAULTS = {
    "too_few_options": _("Write two options at least."),
    "repeated_option": _("Two options have the same id: remove one and write it anew."),
    "no_key": _("Mark the right answer."),
    "unknown_key": _("Mark the right answer among the options."),
    "several_keys": _("Mark exactly one option as correct."),
    "unknown_grading": _("Choose how a partly right answer is marked."),
    "too_few_for_pairs": _("Marking by pairs needs four options at least."),
    "too_few_stems": _("Write two statements to match at least."),
    "repeated_stem": _("Two statements have the same id: remove one and write it anew."),
    "bad_tolerance": _("A tolerance is 0 or more."),
    "no_unit": _("Write the unit that an answer must have."),
    "no_blank": _("Add one blank at least."),
    "repeated_blank": _("Two blanks have the same name."),
    "misplaced_blank": _("Each blank stands in the text exactly once, in every language."),
    "unknown_blank": _("The text names a blank that there is not."),
    "no_rubric": _("Write one criterion at least."),
    "worthless_criterion": _("A criterion is worth one point at least."),
    "repeated_criterion": _("Two criteria have the same id: remove one and write it anew."),
    "unknown_start": _("Write the situation with which the case starts."),
    "unreachable_node": _("No choice leads to this situation."),
    "endless_node": _("No end can be reached from this situation."),
    "unknown_target": _("A choice leads to a situation that there is not."),
    "repeated_choice": _("Two choices have the same id: remove one and write it anew."),
    "repeated_node": _("Two situations have the same name."),
    "overfull_circle": _("Too many choices that have points repeat in a loop."),
}


class KindBlock(blocks.StructBlock):
    """How an author writes items of one kind.

    `freeze` makes the kind's part of the spec from the block's stored value, `thaw` the stored
    value from a spec; each undoes the other. Both are plain data in, plain data out.
    """

    def __init__(self, *args: Any, kind: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Mostly the block's name is its kind; inside a blank it has another.
        self.kind = kind

    def freeze(self, value: Stored) -> Spec:
        raise NotImplementedError

    def thaw(self, spec: Spec) -> Stored:
        raise NotImplementedError

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        spec = {"kind": self.kind or self.name, **self.freeze(self.get_prep_value(cleaned))}
        messages = list(dict.fromkeys(map(fault_text, scoring.faults(spec))))
        if messages:
            raise blocks.StructBlockValidationError(
                non_block_errors=[ValidationError(message) for message in messages]
            )
        return cleaned


def fault_text(fault: scoring.Fault) -> str:
    """The fault in words; named parts (blanks, situations) are named, ids of lists are not."""
    named = fault.code.endswith(("_node", "_blank", "_start"))
    text = str(FAULTS[fault.code])
    return f"{fault.where}: {text}" if named and fault.where else text


class OptionBlock(blocks.StructBlock):
    text = TrTextBlock(label=_("Option"))
    feedback = TrTextBlock(required=False, label=_("Feedback"))
    correct = blocks.BooleanBlock(required=False, label=_("Correct"))
    critical = blocks.BooleanBlock(
        required=False,
        label=_("Critical"),
        help_text=_("It would harm a victim: who chooses it fails, whatever the total."),
    )

    class Meta:
        icon = "radio-full"
        label = _("Option")


class TextOptionBlock(blocks.StructBlock):
    text = TrTextBlock(label=_("Option"))

    class Meta:
        label = _("Option")


def option_list(option: blocks.Block) -> blocks.ListBlock:
    return blocks.ListBlock(option, min_num=2, max_num=12, label=_("Options"))


def entries(stored: Iterable[Stored]) -> list[Stored]:
    """The values of a stored list block, each with its id."""
    return [{"id": child["id"], **child["value"]} for child in stored]


def stored_list(parts: Iterable[Stored]) -> list[Stored]:
    """The stored form of a list block with these values; each keeps its id."""
    return [
        {
            "type": "item",
            "id": part["id"],
            "value": {name: value for name, value in part.items() if name != "id"},
        }
        for part in parts
    ]


def only(part: Stored, *names: str) -> Stored:
    return {name: part[name] for name in names}


def lines(texts: Stored) -> dict[str, list[str]]:
    """Alternatives by language, written one a line."""
    return {
        code: [line.strip() for line in (texts.get(code) or "").splitlines() if line.strip()]
        for code in LANGUAGES
    }


def joined(alternatives: Stored) -> dict[str, str]:
    return {code: "\n".join(alternatives.get(code) or []) for code in LANGUAGES}
