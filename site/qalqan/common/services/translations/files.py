"""Files that stand in several languages, such as captions: what each language has. No database.

They are no texts that a translator writes, and readers of a language without one get another's.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from wagtail import blocks

from qalqan.common.blocks import TrBlock
from qalqan.common.languages import LANGUAGES, OWN_NAMES, fallback_chain
from qalqan.common.models import TranslatedContent
from qalqan.common.services.translations.units import joined, stream_names


@dataclass(frozen=True)
class FileUnit:
    """One place for a file: the document of `language`, and what is shown where there is none."""

    label: str
    own: Any
    nearest: Any
    nearest_name: str


def files_in(content: TranslatedContent, language: str) -> list[FileUnit]:
    """The places of `content` that hold a file for each language, in the order of its blocks."""
    return [
        _unit(label, value, language)
        for name in stream_names(content)
        for label, value in _walk(getattr(content, name).stream_block, getattr(content, name), "")
    ]


def _walk(block: blocks.Block, value: Any, label: str) -> Iterator[tuple[str, Any]]:
    if isinstance(block, blocks.StreamBlock):
        for number, child in enumerate(value, start=1):
            yield from _walk(
                child.block, child.value, joined(label, f"{number}. {child.block.label}")
            )
    elif isinstance(block, blocks.ListBlock):
        for number, child in enumerate(value, start=1):
            yield from _walk(block.child_block, child, f"{label} {number}")
    elif isinstance(block, blocks.StructBlock) and not isinstance(block, TrBlock):
        if tuple(block.child_blocks) == LANGUAGES:
            yield label, value
            return
        for name, child in block.child_blocks.items():
            yield from _walk(child, value.get(name), joined(label, child.label))


def _unit(label: str, value: Any, language: str) -> FileUnit:
    spoken = next((code for code in fallback_chain(language) if value.get(code)), language)
    return FileUnit(label, value.get(language), value.get(spoken), OWN_NAMES[spoken])
