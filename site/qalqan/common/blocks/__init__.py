"""Blocks that every app may use; see docs/decisions/0002 for their translated leaves."""

from qalqan.common.blocks.choosing import (
    DocumentChooser,
    PictureChooser,
    SharedChooser,
    SnippetChooser,
    SourceChooser,
    chosen_together,
)
from qalqan.common.blocks.leaves import (
    RICH_TEXT_FEATURES,
    TrBlock,
    TrCharBlock,
    TrRichTextBlock,
    TrTextBlock,
    TrValue,
    missing,
)
from qalqan.common.blocks.plain import (
    BaseBodyBlock,
    CitationBlock,
    CitationsBlock,
    KeyPointsBlock,
    TextBlock,
)

__all__ = [
    "RICH_TEXT_FEATURES",
    "BaseBodyBlock",
    "CitationBlock",
    "CitationsBlock",
    "DocumentChooser",
    "KeyPointsBlock",
    "PictureChooser",
    "SharedChooser",
    "SnippetChooser",
    "SourceChooser",
    "TextBlock",
    "TrBlock",
    "TrCharBlock",
    "TrRichTextBlock",
    "TrTextBlock",
    "TrValue",
    "chosen_together",
    "missing",
]
