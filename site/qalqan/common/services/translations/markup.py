"""What a translation must hold as often as its source, and which HTML is let in. No database."""

import re
from collections import Counter
from collections.abc import Iterable
from html.parser import HTMLParser

from bs4 import BeautifulSoup
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from qalqan.common.formats.comparing import shows_something

BLANK = re.compile(r"\[\[[^\[\]]+\]\]")


def clean(text: str, features: Iterable[str] | None) -> str:
    """The text as it may be stored: plain, or HTML of what `features` of the editor allow."""
    if features is None:
        return text.replace("\r\n", "\n").strip()
    converter = ContentstateConverter(features)
    # The converter stops at tags that are not closed.
    closed = str(BeautifulSoup(text, "html.parser"))
    html: str = converter.to_database_format(converter.from_database_format(closed))
    return html if shows_something(html) else ""


def codes(text: str, *, is_rich: bool) -> Counter[str]:
    """Links, terms, amounts and [[blanks]] by name and number.

    An address is counted without its value: a law has another one in each language.
    """
    found = Counter(BLANK.findall(text))
    if is_rich:
        reader = _CodeReader()
        reader.feed(text)
        found += reader.found
    return found


def lost_codes(source: str, translation: str, *, is_rich: bool) -> list[str]:
    """The codes of `source` that the translation has less often or more often, by name."""
    wanted, there = codes(source, is_rich=is_rich), codes(translation, is_rich=is_rich)
    return sorted((wanted - there) + (there - wanted))


class _CodeReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        kind = given.get("linktype") or given.get("embedtype")
        if kind:
            self.found[f"{kind} {given.get('id', '')}"] += 1
        elif tag == "a":
            self.found["link"] += 1
