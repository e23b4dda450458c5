"""Single choice, multiple choice, true or false, opinion scale."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from assessments.blocks.shapes import (
    KindBlock,
    OptionBlock,
    Stored,
    TextOptionBlock,
    entries,
    only,
    option_list,
    stored_list,
)
from assessments.scoring import Spec
from qalqan.common.blocks import TrTextBlock
from qalqan.common.languages import LANGUAGES

NO_TEXT = dict.fromkeys(LANGUAGES, "")


class SingleChoiceBlock(KindBlock):
    options = option_list(OptionBlock())

    def freeze(self, value: Stored) -> Spec:
        options = entries(value["options"])
        return {
            "options": [
                {**only(option, "id", "text", "feedback"), "critical": is_critical(option)}
                for option in options
            ],
            "correct": [option["id"] for option in options if option["correct"]],
        }

    def thaw(self, spec: Spec) -> Stored:
        options = [
            {**option, "correct": option["id"] in spec["correct"]} for option in spec["options"]
        ]
        return {"options": stored_list(options)}

    class Meta:
        icon = "radio-full"
        label = _("Single choice")


class MultipleChoiceBlock(SingleChoiceBlock):
    grading = blocks.ChoiceBlock(
        choices=[
            ("all_or_nothing", _("All or nothing")),
            ("partial_with_penalty", _("In part; wrong ticks take away")),
            ("partial", _("In part; wrong ticks take nothing away")),
        ],
        default="all_or_nothing",
        label=_("Marking"),
    )

    def freeze(self, value: Stored) -> Spec:
        return {**super().freeze(value), "grading": value.get("grading") or "all_or_nothing"}

    def thaw(self, spec: Spec) -> Stored:
        return {**super().thaw(spec), "grading": spec["grading"]}

    class Meta:
        icon = "tick-inverse"
        label = _("Multiple choice")


class TrueFalseBlock(KindBlock):
    answer = blocks.ChoiceBlock(
        choices=[("true", _("True")), ("false", _("False"))], label=_("Correct answer")
    )
    feedback_true = TrTextBlock(required=False, label=_("Feedback to “true”"))
    feedback_false = TrTextBlock(required=False, label=_("Feedback to “false”"))
    critical = blocks.BooleanBlock(
        required=False,
        label=_("Critical"),
        help_text=_("The wrong answer would harm a victim: who gives it fails."),
    )

    def freeze(self, value: Stored) -> Spec:
        # The words for "true" and "false" are the interface's, in each reader's language.
        return {
            "options": [
                {
                    "id": answer,
                    "text": NO_TEXT,
                    "feedback": value[f"feedback_{answer}"],
                    "critical": is_critical(value) and answer != value["answer"],
                }
                for answer in ("true", "false")
            ],
            "correct": [value["answer"]],
        }

    def thaw(self, spec: Spec) -> Stored:
        feedback = {f"feedback_{option['id']}": option["feedback"] for option in spec["options"]}
        return {
            "answer": spec["correct"][0],
            **feedback,
            "critical": any(map(is_critical, spec["options"])),
        }

    class Meta:
        icon = "check"
        label = _("True or false")


class OpinionScaleBlock(KindBlock):
    options = option_list(TextOptionBlock())

    def freeze(self, value: Stored) -> Spec:
        return {"options": entries(value["options"]), "correct": []}

    def thaw(self, spec: Spec) -> Stored:
        return {"options": stored_list(only(option, "id", "text") for option in spec["options"])}

    class Meta:
        icon = "pick"
        label = _("Opinion scale")
        help_text = _("It is never scored, and answers are shown in sums only.")


def is_critical(part: Stored) -> bool:
    # What was stored before critical marks existed has none.
    return bool(part.get("critical"))
