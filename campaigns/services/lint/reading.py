"""What a campaign or help page holds, taken apart for its checks."""

from collections.abc import Iterator, Mapping
from typing import Any

from wagtail.blocks import StreamValue
from wagtail.blocks.list_block import ListValue
from wagtail.rich_text import RichText

from campaigns.models import HelpPage
from qalqan.common.blocks import TrValue
from qalqan.common.models import BasePage

Texts = Iterator[tuple[str, str]]
ROW_TEXTS = ("heading", "title_on_page", "summary")


def bodies(page: BasePage) -> Iterator[tuple[list[str], StreamValue]]:
    """The page's body with the languages in which it is read, then those of one language."""
    yield page.ready_languages(), page.body
    if isinstance(page, HelpPage) and page.pk:
        for row in page.texts.filter(is_ready=True):
            yield [row.language], row.body


def texts_of(page: BasePage) -> Texts:
    """Each text that readers may get, as it is stored, with its language; "" is for all."""
    for name in page.translated_names:
        yield from (
            (code, getattr(page, f"{name}_{code}") or "") for code in page.ready_languages()
        )
    for languages, body in bodies(page):
        alone = languages[0] if len(languages) == 1 else ""
        for language, text in texts_in(body):
            if language in languages or not language:
                yield language or alone, text
    if isinstance(page, HelpPage) and page.pk:
        for row in page.texts.filter(is_ready=True):
            yield from ((row.language, getattr(row, name)) for name in ROW_TEXTS)


def in_language(value: Any, code: str) -> str:
    """A leaf's text in one language; a plain one has no other."""
    return value.texts()[code] if isinstance(value, TrValue) else str(value or "")


def texts_in(value: Any) -> Texts:
    """The texts inside a block's value at any depth."""
    if isinstance(value, TrValue):
        yield from value.texts().items()
    elif isinstance(value, RichText):
        yield "", value.source
    elif isinstance(value, str):
        yield "", value
    else:
        for child in parts(value):
            yield from texts_in(child)


def blocks_of(body: StreamValue, kind: str) -> Iterator[Any]:
    """The values of the blocks of one kind."""
    return (child.value for child in body if child.block_type == kind)


def parts(value: Any) -> Iterator[Any]:
    """What a stream, a struct or a list is made of."""
    if isinstance(value, Mapping):
        # The number of a paper in the files is no text of the page.
        yield from (child for name, child in value.items() if name != "consent")
    elif isinstance(value, StreamValue):
        yield from (child.value for child in value)
    elif isinstance(value, ListValue | list):
        yield from value
