"""The translatable texts of a page or an item, each under a key that no language changes.

A key is a field's name, or the path of block ids below it, such as "body/<block>/points/<item>":
it stays when blocks are moved. Streams are walked by their definitions, so that a new kind of
block needs nothing here. No database.
"""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField

from qalqan.common.blocks import TrBlock
from qalqan.common.languages import LANGUAGES, Localized, localize
from qalqan.common.models import TranslatedContent

TEXT_BLOCKS = (blocks.CharBlock, blocks.TextBlock, blocks.RichTextBlock)


@dataclass(frozen=True)
class Unit:
    """One text in its languages. `features` are those of the rich text editor, None where plain."""

    key: str
    label: str
    texts: dict[str, str]
    features: tuple[str, ...] | None = None
    max_length: int | None = None
    is_long: bool = False

    @property
    def is_rich(self) -> bool:
        return self.features is not None

    def source(self, source_language: str) -> Localized:
        """The text to translate from: the original's, else what readers see in its place."""
        return localize(self.texts, source_language)


@dataclass(frozen=True)
class Leaf:
    """Where the languages of a text are stored in the raw data of a stream."""

    key: str
    label: str
    block: TrBlock
    stored: dict[str, Any]


def units(content: TranslatedContent) -> list[Unit]:
    """Every text of `content`, plain fields first, then streams in the order of their blocks."""
    plain = [_field_unit(content, name) for name in content.translated_names]
    leaves = [leaf for name, raw in streams(content) for leaf in leaves_of(content, name, raw)]
    return [*plain, *map(_leaf_unit, leaves)]


def set_texts(content: TranslatedContent, language: str, texts: Mapping[str, str]) -> None:
    """Write `texts` by key in `language` into `content`, which is not saved.

    Keys that there are not are passed over; every other language stays as it is.
    """
    for name in content.translated_names:
        if name in texts:
            setattr(content, f"{name}_{language}", texts[name])
    for name, raw in streams(content):
        found = [leaf for leaf in leaves_of(content, name, raw) if leaf.key in texts]
        for leaf in found:
            leaf.stored[language] = texts[leaf.key]
        if found:
            setattr(content, name, stream_value(content, name, raw))


def streams(content: Any) -> Iterator[tuple[str, list[Any]]]:
    """The stream fields by name, each with a copy of its raw data."""
    for name in stream_names(content):
        yield name, deepcopy(getattr(content, name).get_prep_value())


def stream_names(content: Any) -> list[str]:
    return [one.name for one in content._meta.get_fields() if isinstance(one, StreamField)]


def stream_value(content: Any, name: str, raw: list[Any]) -> Any:
    """The value of the stream field `name` that holds `raw`."""
    return content._meta.get_field(name).stream_block.to_python(raw)


def leaves_of(content: Any, name: str, raw: list[Any]) -> Iterator[Leaf]:
    """The texts in the raw data of the stream `name`; what is written to a leaf stays in `raw`."""
    return _walk(content._meta.get_field(name).stream_block, raw, name, "")


def _walk(block: blocks.Block, raw: Any, key: str, label: str) -> Iterator[Leaf]:
    if isinstance(block, TrBlock):
        if issubclass(block.leaf, TEXT_BLOCKS):
            yield Leaf(key, label, block, raw)
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            if isinstance(child, blocks.StructBlock):
                raw[name] = raw.get(name) or {}
            yield from _walk(child, raw.get(name), f"{key}/{name}", joined(label, child.label))
    elif isinstance(block, blocks.StreamBlock | blocks.ListBlock):
        for number, part in enumerate(raw or [], start=1):
            yield from _walk_part(block, part, number, key, label)


def _walk_part(
    block: blocks.Block, part: dict[str, Any], number: int, key: str, label: str
) -> Iterator[Leaf]:
    """A child of a stream, or an item of a list, whose label is its number."""
    place = f"{key}/{part.get('id') or number}"
    if isinstance(block, blocks.ListBlock):
        child, words = block.child_block, f"{label} {number}"
    else:
        child = block.child_blocks.get(part["type"])
        words = joined(label, f"{number}. {child.label}" if child else "")
    if child is not None:
        yield from _walk(child, part["value"], place, words)


def joined(*labels: Any) -> str:
    """Labels in one, from the outermost block inwards; empty ones are left out."""
    return " · ".join(str(label) for label in labels if label)


def _field_unit(content: Any, name: str) -> Unit:
    field = content._meta.get_field(name)
    return Unit(
        key=name,
        label=str(capfirst(field.verbose_name)),
        texts={code: getattr(content, f"{name}_{code}") or "" for code in LANGUAGES},
        features=tuple(field.features) if isinstance(field, RichTextField) else None,
        max_length=field.max_length,
        is_long=field.get_internal_type() == "TextField",
    )


def _leaf_unit(leaf: Leaf) -> Unit:
    child = leaf.block.child_blocks[LANGUAGES[0]]
    is_rich = isinstance(child, blocks.RichTextBlock)
    return Unit(
        key=leaf.key,
        label=leaf.label,
        texts={code: str(leaf.stored.get(code) or "") for code in LANGUAGES},
        features=tuple(child.features or ()) if is_rich else None,
        max_length=getattr(child.field, "max_length", None),
        is_long=isinstance(child, blocks.TextBlock),
    )
