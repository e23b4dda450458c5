"""Matching and ordering."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from assessments.blocks.shapes import (
    KindBlock,
    Stored,
    TextOptionBlock,
    entries,
    only,
    option_list,
    stored_list,
)
from assessments.scoring import Spec
from qalqan.common.blocks import TrTextBlock


class StemBlock(blocks.StructBlock):
    text = TrTextBlock(label=_("Statement"))


class GroupBlock(TextOptionBlock):
    """An option with the stems that belong to it; without any, it is there to distract."""

    stems = blocks.ListBlock(
        StemBlock(label=_("Statement")), default=[], max_num=12, label=_("What belongs to it")
    )


class MatchingBlock(KindBlock):
    options = option_list(GroupBlock())

    def freeze(self, value: Stored) -> Spec:
        groups = [(group, entries(group["stems"])) for group in entries(value["options"])]
        return {
            "options": [only(group, "id", "text") for group, _stems in groups],
            "stems": [stem for _group, stems in groups for stem in stems],
            "correct": {stem["id"]: group["id"] for group, stems in groups for stem in stems},
        }

    def thaw(self, spec: Spec) -> Stored:
        groups = []
        for option in spec["options"]:
            stems = [s for s in spec["stems"] if spec["correct"].get(s["id"]) == option["id"]]
            groups.append({**only(option, "id", "text"), "stems": stored_list(stems)})
        return {"options": stored_list(groups)}

    class Meta:
        icon = "link"
        label = _("Matching")
        help_text = _("Learners see the statements shuffled and choose an option for each.")


class OrderingBlock(KindBlock):
    options = option_list(TextOptionBlock())
    grading = blocks.ChoiceBlock(
        choices=[
            ("exact", _("All or nothing")),
            ("pairs", _("In part, by the pairs that stand in right order")),
        ],
        default="exact",
        label=_("Marking"),
    )

    def freeze(self, value: Stored) -> Spec:
        options = entries(value["options"])
        return {
            "options": options,
            "correct": [option["id"] for option in options],
            "grading": value["grading"],
        }

    def thaw(self, spec: Spec) -> Stored:
        by_id = {option["id"]: option for option in spec["options"]}
        options = [only(by_id[name], "id", "text") for name in spec["correct"]]
        return {"options": stored_list(options), "grading": spec["grading"]}

    class Meta:
        icon = "list-ol"
        label = _("Ordering")
        help_text = _("Write the options in the right order; learners see them shuffled.")
