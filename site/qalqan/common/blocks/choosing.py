"""Choosers that read what a whole stream chose in one statement a model.

Wagtail reads once for each block type and child, which a lesson of twenty kinds cannot afford.
"""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db.models import Model, QuerySet
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from qalqan.common.languages import LANGUAGES

Known = dict[type[Model], dict[int, Model]]
_known: ContextVar[Known | None] = ContextVar("chosen", default=None)


class SharedChooser(blocks.ChooserBlock):
    """A chooser that first looks among what `chosen_together` has read."""

    def related(self) -> "QuerySet[Model]":
        """All of its model, with what showing one needs."""
        rows: QuerySet[Model] = self.model_class._default_manager.all()
        return rows

    def bulk_to_python(self, values: list[int | None]) -> list[Model | None]:
        known = (_known.get() or {}).get(self.model_class)
        if known is None:
            found: list[Model | None] = super().bulk_to_python(values)
            return found
        return [known.get(value) if value else None for value in values]


# What a note says of a source, and of the one in its place.
CITED = (
    "key",
    "kind",
    "status",
    "url",
    "checked_on",
    "tells_learners",
    *(f"{name}_{code}" for name in ("short", "title") for code in LANGUAGES),
    *(f"superseded_by__short_{code}" for code in LANGUAGES),
)


class SourceChooser(SharedChooser, SnippetChooserBlock):
    def related(self) -> "QuerySet[Model]":
        return super().related().select_related("superseded_by").only(*CITED)


class SnippetChooser(SharedChooser, SnippetChooserBlock):
    pass


class PictureChooser(SharedChooser, ImageChooserBlock):
    pass


class DocumentChooser(SharedChooser, DocumentChooserBlock):
    pass


@contextmanager
def chosen_together(stream: blocks.StreamValue) -> Iterator[None]:
    """While it lasts, the choosers of `stream` at any depth cost one statement a model."""
    wanted: dict[type[Model], set[int]] = defaultdict(set)
    chooser_of: dict[type[Model], SharedChooser] = {}
    for chooser, value in _choices(stream.stream_block, list(stream.raw_data)):
        chooser_of[chooser.model_class] = chooser
        wanted[chooser.model_class].add(value)
    known: Known = {
        model: chooser_of[model].related().in_bulk(values) for model, values in wanted.items()
    }
    token = _known.set(known)
    try:
        yield
    finally:
        _known.reset(token)


def _choices(block: blocks.Block, raw: Any) -> Iterator[tuple[SharedChooser, int]]:
    if not raw:
        return
    match block:
        case SharedChooser():
            yield block, int(raw)
        case blocks.BaseStreamBlock():
            for child in raw:
                if child["type"] in block.child_blocks:
                    yield from _choices(block.child_blocks[child["type"]], child["value"])
        case blocks.BaseStructBlock():
            for name, child in block.child_blocks.items():
                yield from _choices(child, raw.get(name))
        case blocks.ListBlock():
            for item in raw:
                yield from _choices(block.child_block, item["value"])
