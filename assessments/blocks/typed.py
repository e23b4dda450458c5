"""Kinds whose answer is typed: short text, number, essay."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from assessments.blocks.shapes import KindBlock, Stored, entries, joined, lines, stored_list
from assessments.scoring import Spec
from qalqan.common.blocks import TrTextBlock


class ShortTextBlock(KindBlock):
    accepted = TrTextBlock(label=_("Accepted answers, one a line"))
    one_typo = blocks.BooleanBlock(required=False, label=_("Forgive one typing error"))

    def freeze(self, value: Stored) -> Spec:
        return {"accepted": lines(value["accepted"]), "one_typo": bool(value["one_typo"])}

    def thaw(self, spec: Spec) -> Stored:
        return {"accepted": joined(spec["accepted"]), "one_typo": spec["one_typo"]}

    class Meta:
        icon = "pilcrow"
        label = _("Short text")
        help_text = _("Case, ё and е, spaces and the marks around an answer make no difference.")


class NumberBlock(KindBlock):
    value = blocks.DecimalBlock(label=_("Right number"))
    tolerance = blocks.DecimalBlock(default=0, min_value=0, label=_("Tolerance"))
    unit = TrTextBlock(required=False, label=_("Unit, one spelling a line"))
    unit_required = blocks.BooleanBlock(required=False, label=_("The unit must be written"))

    def freeze(self, value: Stored) -> Spec:
        return {
            "value": str(value["value"]),
            "tolerance": str(value["tolerance"]),
            "unit": lines(value["unit"]),
            "unit_required": bool(value["unit_required"]),
        }

    def thaw(self, spec: Spec) -> Stored:
        return {
            "value": str(spec["value"]),
            "tolerance": str(spec["tolerance"]),
            "unit": joined(spec["unit"]),
            "unit_required": spec["unit_required"],
        }

    class Meta:
        icon = "decimal"
        label = _("Number as an answer")


class CriterionBlock(blocks.StructBlock):
    text = TrTextBlock(label=_("Criterion"))
    points = blocks.IntegerBlock(default=1, min_value=1, max_value=100, label=_("Points"))


class EssayBlock(KindBlock):
    rubric = blocks.ListBlock(CriterionBlock(), min_num=1, max_num=12, label=_("Rubric"))
    most_characters = blocks.IntegerBlock(
        default=5000, min_value=100, max_value=20000, label=_("Longest answer in characters")
    )

    def freeze(self, value: Stored) -> Spec:
        return {"rubric": entries(value["rubric"]), "most_characters": value["most_characters"]}

    def thaw(self, spec: Spec) -> Stored:
        return {"rubric": stored_list(spec["rubric"]), "most_characters": spec["most_characters"]}

    class Meta:
        icon = "doc-full"
        label = _("Essay")
        help_text = _("A tutor marks it by the rubric.")


class DescriptionBlock(KindBlock):
    def freeze(self, value: Stored) -> Spec:
        return {}

    def thaw(self, spec: Spec) -> Stored:
        return {}

    class Meta:
        icon = "info-circle"
        label = _("Text without a question")
