"""Cloze: a text in which blanks stand, each an item of its own kind."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from assessments.blocks.choice import SingleChoiceBlock
from assessments.blocks.shapes import KindBlock, Stored
from assessments.blocks.typed import NumberBlock, ShortTextBlock
from assessments.scoring import Spec
from qalqan.common.blocks import TrTextBlock

BLANK_KINDS: dict[str, type[KindBlock]] = {
    "short_text": ShortTextBlock,
    "number": NumberBlock,
    "single_choice": SingleChoiceBlock,
}


class BlankBlock(blocks.StructBlock):
    """A blank: its name in the text, its points, and its answer as the kind has it."""

    def __init__(self, kind: str, **kwargs: Any) -> None:
        name = blocks.RegexBlock(
            regex=r"^[A-Za-z0-9_-]{1,20}$",
            label=_("Name of the blank"),
            help_text=_("It stands in the text as [[name]]: the same in each language."),
            error_messages={"invalid": _("Use Latin letters, figures, - and _.")},
        )
        points = blocks.IntegerBlock(default=1, min_value=1, max_value=100, label=_("Points"))
        answer = BLANK_KINDS[kind](kind=kind)
        super().__init__([("name", name), ("points", points), ("answer", answer)], **kwargs)

    class Meta:
        icon = "edit"


class BlanksBlock(blocks.StreamBlock):
    def __init__(self, **kwargs: Any) -> None:
        children = [(name, BlankBlock(name)) for name in BLANK_KINDS]
        super().__init__(children, **kwargs)

    class Meta:
        min_num = 1
        max_num = 12


class ClozeBlock(KindBlock):
    text = TrTextBlock(label=_("Text with blanks"))
    blanks = BlanksBlock(label=_("Blanks"))

    def freeze(self, value: Stored) -> Spec:
        return {
            "text": value["text"],
            "blanks": [
                {
                    "id": child["value"]["name"],
                    "kind": child["type"],
                    "points": child["value"]["points"],
                    **BLANK_KINDS[child["type"]]().freeze(child["value"]["answer"]),
                }
                for child in value["blanks"]
            ],
        }

    def thaw(self, spec: Spec) -> Stored:
        return {
            "text": spec["text"],
            "blanks": [
                {
                    "type": blank["kind"],
                    "id": blank["id"],
                    "value": {
                        "name": blank["id"],
                        "points": blank["points"],
                        "answer": BLANK_KINDS[blank["kind"]]().thaw(blank),
                    },
                }
                for blank in spec["blanks"]
            ],
        }

    class Meta:
        icon = "form"
        label = _("Text with blanks")
