"""How authors write items, and the block by which a lesson shows one."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from qalqan.common.blocks import CitationBlock, TrTextBlock


class OptionBlock(blocks.StructBlock):
    text = TrTextBlock(label=_("Option"))
    feedback = TrTextBlock(required=False, label=_("Feedback"))
    correct = blocks.BooleanBlock(required=False, label=_("Correct"))

    class Meta:
        icon = "radio-full"
        label = _("Option")


class ChoiceBlock(blocks.StructBlock):
    """What the choice kinds share; `most_correct` limits how many options may be right."""

    most_correct: int | None = None
    options = blocks.ListBlock(OptionBlock(), min_num=2, max_num=12, label=_("Options"))

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        correct = sum(option["correct"] for option in cleaned["options"])
        if correct == 0 or (self.most_correct and correct > self.most_correct):
            message = (
                _("Mark exactly one option as correct.")
                if self.most_correct
                else _("Mark at least one option as correct.")
            )
            raise blocks.StructBlockValidationError(non_block_errors=[ValidationError(message)])
        return cleaned


class SingleChoiceBlock(ChoiceBlock):
    most_correct = 1

    class Meta:
        icon = "radio-full"
        label = _("Single choice")


class MultipleChoiceBlock(ChoiceBlock):
    class Meta:
        icon = "tick-inverse"
        label = _("Multiple choice")


class TrueFalseBlock(blocks.StructBlock):
    answer = blocks.ChoiceBlock(
        choices=[("true", _("True")), ("false", _("False"))], label=_("Correct answer")
    )
    feedback_true = TrTextBlock(required=False, label=_("Feedback to “true”"))
    feedback_false = TrTextBlock(required=False, label=_("Feedback to “false”"))

    class Meta:
        icon = "check"
        label = _("True or false")


class InteractionBlock(blocks.StreamBlock):
    """Exactly one of the item kinds; its name is the item's kind."""

    single_choice = SingleChoiceBlock()
    multiple_choice = MultipleChoiceBlock()
    true_false = TrueFalseBlock()

    class Meta:
        min_num = 1
        max_num = 1


class CitationsBlock(blocks.StreamBlock):
    citation = CitationBlock()

    class Meta:
        required = False


class ItemBlock(blocks.StructBlock):
    """A self-check in a lesson: an item of the bank, answered there and not scored."""

    item = SnippetChooserBlock("assessments.Item", label=_("Question"))

    class Meta:
        icon = "help"
        label = _("Self-check")
        template = "courses/blocks/self_check.html"
