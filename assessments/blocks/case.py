"""Case: situations, and choices that lead from one to the next."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from assessments.blocks.choice import is_critical
from assessments.blocks.shapes import FAULTS, KindBlock, Stored, entries, only, stored_list
from assessments.scoring import Spec
from qalqan.common.blocks import TrTextBlock

NODE_NAME = r"^[a-z0-9-]{1,40}$"


class DecisionBlock(blocks.StructBlock):
    text = TrTextBlock(label=_("What the learner says or does"))
    feedback = TrTextBlock(required=False, label=_("Feedback"))
    to = blocks.RegexBlock(
        regex=NODE_NAME,
        required=False,
        label=_("Leads to the situation"),
        help_text=_("Its name; leave it empty where the case ends with this choice."),
        error_messages={"invalid": _("Use small Latin letters, figures and -.")},
    )
    points = blocks.IntegerBlock(default=0, min_value=-10, max_value=10, label=_("Points"))
    critical = blocks.BooleanBlock(
        required=False,
        label=_("Critical"),
        help_text=_("It would harm a victim: who chooses it fails, whatever the total."),
    )

    class Meta:
        icon = "redirect"
        label = _("Choice")


class SituationBlock(blocks.StructBlock):
    name = blocks.RegexBlock(
        regex=NODE_NAME,
        label=_("Name of the situation"),
        help_text=_("For you alone, the same in each language: small Latin letters and figures."),
        error_messages={"invalid": _("Use small Latin letters, figures and -.")},
    )
    text = TrTextBlock(label=_("Situation: what the learner sees and hears"))
    choices = blocks.ListBlock(DecisionBlock(), min_num=1, max_num=6, label=_("Choices"))

    class Meta:
        icon = "group"
        label = _("Situation")


class CaseBlock(KindBlock):
    """The first situation is the start."""

    nodes = blocks.ListBlock(SituationBlock(), min_num=1, max_num=40, label=_("Situations"))

    def freeze(self, value: Stored) -> Spec:
        nodes = entries(value["nodes"])
        return {
            "start": nodes[0]["name"] if nodes else "",
            "nodes": {
                node["name"]: {
                    "text": node["text"],
                    "choices": [_frozen(choice) for choice in entries(node["choices"])],
                }
                for node in nodes
            },
        }

    def thaw(self, spec: Spec) -> Stored:
        names = sorted(spec["nodes"], key=lambda name: name != spec["start"])
        return {"nodes": stored_list(_stored(name, spec["nodes"][name]) for name in names)}

    def clean(self, value: Any) -> Any:
        names = [node.get("name") for node in value["nodes"]]
        if len(set(names)) < len(names) and not self.is_deferred_validation:
            raise blocks.StructBlockValidationError(
                non_block_errors=[ValidationError(FAULTS["repeated_node"])]
            )
        return super().clean(value)

    class Meta:
        icon = "group"
        label = _("Case")
        help_text = _("A talk or an inspection that branches with each choice.")


def _frozen(choice: Stored) -> Stored:
    kept = only(choice, "id", "text", "feedback", "points")
    return {**kept, "to": choice["to"] or None, "critical": is_critical(choice)}


def _stored(name: str, node: Stored) -> Stored:
    choices = [{**choice, "to": choice["to"] or ""} for choice in node["choices"]]
    return {"id": name, "name": name, "text": node["text"], "choices": stored_list(choices)}
