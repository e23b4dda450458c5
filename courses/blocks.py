"""What a lesson may hold beside the blocks that every page has."""

from wagtail import blocks

from assessments.blocks import ItemBlock
from qalqan.common.blocks import BaseBodyBlock, TrCharBlock


class LessonBodyBlock(BaseBodyBlock):
    self_check = ItemBlock()


class ObjectivesBlock(blocks.StreamBlock):
    objective = TrCharBlock()

    class Meta:
        required = False
