"""What readers are told where a text stands in another language than theirs."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import get_language
from wagtail.blocks.list_block import ListValue
from wagtail.blocks.stream_block import StreamValue

from qalqan.common.blocks import TrValue
from qalqan.common.languages import LANGUAGES


def fallback_language(value: Any) -> str | None:
    """The language in which the whole block is shown in place of the reader's.

    None where one text at least is in the language that is active, or where there is no text.
    """
    language = get_language() or LANGUAGES[0]
    shown = [leaf.localized for leaf in _texts(value)]
    spoken = [one.language for one in shown if one.text]
    return spoken[0] if spoken and language not in spoken else None


def _texts(value: Any) -> Iterator[TrValue]:
    if isinstance(value, TrValue):
        yield value
    elif isinstance(value, Mapping):
        for child in value.values():
            yield from _texts(child)
    elif isinstance(value, ListValue):
        for child in value:
            yield from _texts(child)
    elif isinstance(value, StreamValue):
        for child in value:
            yield from _texts(child.value)
