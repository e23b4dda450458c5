"""Blocks in which the learner does something; nothing of it is scored."""

from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from assessments.blocks import ItemBlock
from qalqan.common.blocks import CitationsBlock, TrCharBlock, TrTextBlock


class IndicatorBlock(blocks.StructBlock):
    text = TrTextBlock(label=_("Sign"))
    note = TrTextBlock(required=False, label=_("Note"))


class IndicatorGroupBlock(blocks.StructBlock):
    heading = TrCharBlock(label=_("Heading of the group"))
    indicators = blocks.ListBlock(IndicatorBlock(label=_("Sign")), min_num=1, label=_("Signs"))


class ChecklistBlock(blocks.StructBlock):
    title = TrCharBlock(label=_("Title"))
    groups = blocks.ListBlock(IndicatorGroupBlock(label=_("Group")), min_num=1, label=_("Groups"))
    citations = CitationsBlock()

    class Meta:
        icon = "tasks"
        label = _("Checklist of signs")
        template = "courses/blocks/checklist.html"
        preview_value = {
            "title": {"kk": "Барған жерде", "ru": "На месте", "en": "On the spot"},
            "groups": [
                {
                    "heading": {"kk": "Құжаттар", "ru": "Документы", "en": "Papers"},
                    "indicators": [
                        {
                            "text": {
                                "kk": "Төлқұжаты басқа біреудің қолында",
                                "ru": "Паспорт у кого-то другого",
                                "en": "Somebody else holds the passport",
                            },
                        }
                    ],
                }
            ],
        }


class ReflectionBlock(blocks.StructBlock):
    """A question to oneself; the answer is a private note that nobody else can read."""

    prompt = TrTextBlock(label=_("Question to oneself"))

    class Meta:
        icon = "edit"
        label = _("Reflection")
        template = "courses/blocks/reflection.html"
        preview_value = {
            "prompt": {
                "kk": "Соңғы рейдте нені байқамай қалуыңыз мүмкін еді?",
                "ru": "Что вы могли не заметить в последнем рейде?",
                "en": "What may you have missed in your last raid?",
            }
        }


def first_question() -> Any:
    return {"item": apps.get_model("assessments", "Item")._default_manager.first()}


class SelfCheckBlock(ItemBlock):
    class Meta:
        preview_value = staticmethod(first_question)


class CaseBlock(ItemBlock):
    """A case of the bank, played step by step and not scored."""

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        item = cleaned["item"]
        if item is not None and item.kind != "case":
            refusal = ValidationError(
                _now("“%(question)s” is not a case. Choose a question of the kind “case”.")
                % {"question": item}
            )
            raise blocks.StructBlockValidationError(block_errors={"item": refusal})
        return cleaned

    class Meta:
        icon = "comment"
        label = _("Case scenario")
        preview_value = staticmethod(first_question)
