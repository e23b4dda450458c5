"""What a translation must hold as often as its source, and which HTML is let in. No database."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from html import unescape
from html.parser import HTMLParser

from bs4 import BeautifulSoup
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

# The editor gives each paragraph a key, another one each time that it has none.
BLOCK_KEY = re.compile(r' data-block-key="[^"]*"')
AROUND_BLOCKS = re.compile(r" ?(</?(?:p|ul|ol|li|h[1-6]|hr|blockquote)\b[^>]*>) ?")
ATTRIBUTE = re.compile(r'[\w-]+="[^"]*"')
TAG_WITH_ATTRIBUTES = re.compile(r'<(\w+)((?: [\w-]+="[^"]*")+) ?(/?)>')
QUOTES = re.compile(r"&(?:quot|#34|#39|#x27);(?![^<]*>)")
BLANK = re.compile(r"\[\[[^\[\]]+\]\]")
# Embeds and line breaks apart, an editor's empty field still holds an empty paragraph.
SHOWS_SOMETHING = re.compile(r"<embed\b|<hr\b|<img\b|[^<>\s](?![^<]*>)")


def comparable(text: str) -> str:
    """The text without what the editor changes by itself in HTML: keys, spaces, order, quotes."""
    text = text.replace("\r\n", "\n").strip()
    if not text.startswith("<"):
        return text
    text = AROUND_BLOCKS.sub(r"\1", " ".join(BLOCK_KEY.sub("", text).split()))
    text = TAG_WITH_ATTRIBUTES.sub(_in_order, text)
    return QUOTES.sub(lambda found: unescape(found[0]), text)


def _in_order(tag: re.Match[str]) -> str:
    return f"<{tag[1]} {' '.join(sorted(ATTRIBUTE.findall(tag[2])))}{tag[3]}>"


def digest(text: str) -> str:
    """A short fingerprint: equal for texts that say the same."""
    return hashlib.sha256(comparable(text).encode()).hexdigest()[:16]


def clean(text: str, features: Iterable[str] | None) -> str:
    """The text as it may be stored: plain, or HTML of what `features` of the editor allow."""
    if features is None:
        return text.replace("\r\n", "\n").strip()
    converter = ContentstateConverter(features)
    # The converter stops at tags that are not closed.
    closed = str(BeautifulSoup(text, "html.parser"))
    html: str = converter.to_database_format(converter.from_database_format(closed))
    return html if SHOWS_SOMETHING.search(html) else ""


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
