"""How authors write items, and the block by which a lesson shows one."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.images.blocks import ImageChooserBlock

from assessments.blocks.arranging import MatchingBlock, OrderingBlock
from assessments.blocks.case import CaseBlock
from assessments.blocks.choice import (
    MultipleChoiceBlock,
    OpinionScaleBlock,
    SingleChoiceBlock,
    TrueFalseBlock,
)
from assessments.blocks.cloze import ClozeBlock
from assessments.blocks.package import H5PBlock as H5PBlock
from assessments.blocks.shapes import KindBlock, Stored
from assessments.blocks.typed import DescriptionBlock, EssayBlock, NumberBlock, ShortTextBlock
from assessments.scoring import Spec
from qalqan.common.blocks import CitationBlock, SnippetChooser, TrTextBlock


class InteractionBlock(blocks.StreamBlock):
    """Exactly one of the item kinds; its name is the item's kind."""

    single_choice = SingleChoiceBlock()
    multiple_choice = MultipleChoiceBlock()
    true_false = TrueFalseBlock()
    matching = MatchingBlock()
    ordering = OrderingBlock()
    short_text = ShortTextBlock()
    number = NumberBlock()
    cloze = ClozeBlock()
    essay = EssayBlock()
    opinion_scale = OpinionScaleBlock()
    case = CaseBlock()
    description = DescriptionBlock()

    def clean(self, value: Any) -> Any:
        # A draft may lack everything else; without a kind nothing of it can be shown.
        if not value:
            chosen = ValidationError(_("Choose the kind of answer."))
            raise StreamBlockValidationError(non_block_errors=[chosen])
        return super().clean(value)

    def freeze(self, stored: list[Stored]) -> Spec:
        """The kind, and the kind's part of the spec, from the stored form of the stream."""
        kind, value = stored[0]["type"], stored[0]["value"]
        return {"kind": kind, **self._kind(kind).freeze(value)}

    def thaw(self, spec: Spec, block_id: str) -> list[Stored]:
        """The stored form of a stream that holds the spec's answer."""
        return [
            {"type": spec["kind"], "id": block_id, "value": self._kind(spec["kind"]).thaw(spec)}
        ]

    def _kind(self, name: str) -> KindBlock:
        block: KindBlock = self.child_blocks[name]
        return block

    class Meta:
        min_num = 1
        max_num = 1


class CitationsBlock(blocks.StreamBlock):
    citation = CitationBlock()

    class Meta:
        required = False


class PictureBlock(blocks.StructBlock):
    image = ImageChooserBlock(label=_("Picture"))
    alt = TrTextBlock(
        required=False,
        label=_("Alternative text"),
        help_text=_("What a person who does not see the picture has to know to answer."),
    )

    class Meta:
        icon = "image"
        label = _("Picture")


class PicturesBlock(blocks.StreamBlock):
    picture = PictureBlock()

    class Meta:
        required = False


class ItemChooser(SnippetChooser):
    """Where several are read together, only what leads to their frozen form is read."""

    def related(self) -> Any:
        items = super().related().select_related("version")
        return items.only("key", "live", "version__digest")


class ItemBlock(blocks.StructBlock):
    """A self-check in a lesson: an item of the bank, answered there and not scored."""

    item = ItemChooser("assessments.Item", label=_("Question"))

    class Meta:
        icon = "help"
        label = _("Self-check")
        template = "courses/blocks/self_check.html"
