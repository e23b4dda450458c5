"""Texts as XLIFF sees them: words, and codes for all that a translator must not touch.

A code is a tag of rich text, or a [[blank]] of a text with blanks. Pure.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import escape, unescape
from html.parser import HTMLParser

from qalqan.common.services.translations.markup import BLANK

TAG_NAME = re.compile(r"<\s*([a-zA-Z0-9]+)")
# Tags that hold nothing.
ALONE = frozenset({"br", "hr", "embed", "img"})
# What makes paragraphs and lists, and so may not move into another place.
STRUCTURE = frozenset({"p", "ul", "ol", "li", "h2", "h3", "h4", "h5", "h6", "blockquote"})


@dataclass
class Code:
    """A tag with what it holds, or, with `end` None, one that stands alone."""

    start: str
    end: str | None = None
    content: "list[str | Code]" = field(default_factory=list)
    id: str = ""

    @property
    def tag(self) -> str:
        found = TAG_NAME.match(self.start)
        return found[1].lower() if found else "blank"


Inline = str | Code


def parse(text: str, *, is_rich: bool) -> list[Inline]:
    """The words and codes of a text; `render` undoes it for text as the editor stores it."""
    if not is_rich:
        return list(_with_blanks(text))
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.top.content


def render(inline: Iterable[Inline], *, is_rich: bool) -> str:
    """The text that `parse` reads as these words and codes."""
    parts = []
    for one in inline:
        if isinstance(one, str):
            parts.append(escape(one, quote=False) if is_rich else one)
        else:
            parts += [one.start, render(one.content, is_rich=is_rich), one.end or ""]
    return "".join(parts)


def codes_in(
    inline: Iterable[Inline], parent: Code | None = None
) -> Iterator[tuple[Code, Code | None]]:
    """Every code with the one that holds it, in the order in which they begin."""
    for one in inline:
        if isinstance(one, Code):
            yield one, parent
            yield from codes_in(one.content, one)


def _with_blanks(text: str) -> Iterator[Inline]:
    end = 0
    for blank in BLANK.finditer(text):
        if blank.start() > end:
            yield text[end : blank.start()]
        yield Code(blank[0])
        end = blank.end()
    if end < len(text):
        yield text[end:]


class _Reader(HTMLParser):
    """Closes what is left open and passes over ends of what was never opened."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.top = Code("")
        self.open = [self.top]
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._flush()
        code = Code(self.get_starttag_text() or "", None if tag in ALONE else f"</{tag}>")
        self.open[-1].content.append(code)
        if code.end:
            self.open.append(code)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        self._flush()
        if any(code.end == f"</{tag}>" for code in self.open):
            while self.open.pop().end != f"</{tag}>":
                pass

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_entityref(self, name: str) -> None:
        self.words += unescape(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.words += unescape(f"&#{name};")

    def close(self) -> None:
        super().close()
        self._flush()

    def _flush(self) -> None:
        self.open[-1].content.extend(_with_blanks(self.words))
        self.words = ""
