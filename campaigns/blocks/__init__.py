"""What campaign and help pages may hold beside the blocks that every page has."""

from typing import Any

from wagtail import blocks

from campaigns.blocks.extras import AudioBlock, EventsBlock, MaterialsBlock
from campaigns.blocks.lines import HotlinesBlock, PhraseBlock
from campaigns.blocks.one_language import in_one_language
from campaigns.blocks.shown import PictureBlock, StoryBlock
from campaigns.blocks.words import (
    CallStepsBlock,
    MessageBlock,
    RightsBlock,
    SafeMigrationBlock,
    SelfCheckBlock,
    WarningSignsBlock,
)
from qalqan.common.blocks import BaseBodyBlock


class CampaignBodyBlock(BaseBodyBlock):
    message: Any = MessageBlock()
    warning_signs: Any = WarningSignsBlock()
    safe_migration: Any = SafeMigrationBlock()
    call_steps: Any = CallStepsBlock()
    rights: Any = RightsBlock()
    check_yourself: Any = SelfCheckBlock()
    hotlines: Any = HotlinesBlock()
    phrase: Any = PhraseBlock()
    audio: Any = AudioBlock()
    materials: Any = MaterialsBlock()
    events: Any = EventsBlock()
    picture: Any = PictureBlock()
    story: Any = StoryBlock()


class HelpTextBodyBlock(blocks.StreamBlock):
    """The kinds of a help page's body, for a language of its own."""

    def __init__(self, **kwargs: Any) -> None:
        kinds = CampaignBodyBlock().child_blocks
        children = [(name, in_one_language(block)) for name, block in kinds.items()]
        super().__init__(children, **kwargs)


__all__ = ["CampaignBodyBlock", "HelpTextBodyBlock"]
