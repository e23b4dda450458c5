"""What a lesson may hold beside the blocks that every page has."""

from typing import Any

from wagtail import blocks

from courses.blocks.paths import ForAudienceBlock, LensBlocks
from qalqan.common.blocks import TrCharBlock


class LessonBodyBlock(LensBlocks):
    for_audience: Any = ForAudienceBlock()


class ObjectivesBlock(blocks.StreamBlock):
    objective = TrCharBlock()

    class Meta:
        required = False


__all__ = ["LessonBodyBlock", "ObjectivesBlock"]
