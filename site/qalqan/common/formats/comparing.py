"""Texts as they are compared: without what the editor changes in HTML by itself. No database."""

import hashlib
import re
from html import unescape
from typing import Any

# The editor gives each paragraph a key, another one each time that it has none.
BLOCK_KEY = re.compile(r' data-block-key="[^"]*"')
AROUND_BLOCKS = re.compile(r" ?(</?(?:p|ul|ol|li|h[1-6]|hr|blockquote)\b[^>]*>) ?")
ATTRIBUTE = re.compile(r'[\w-]+="[^"]*"')
TAG_WITH_ATTRIBUTES = re.compile(r'<(\w+)((?: [\w-]+="[^"]*")+) ?(/?)>')
QUOTES = re.compile(r"&(?:quot|#34|#39|#x27);(?![^<]*>)")
# Embeds and line breaks apart, an editor's empty field still holds an empty paragraph.
SHOWS_SOMETHING = re.compile(r"<embed\b|<hr\b|<img\b|[^<>\s](?![^<]*>)")


def shows_something(html: str) -> bool:
    return SHOWS_SOMETHING.search(html) is not None


def comparable(text: str) -> str:
    """The text without keys, spaces, an order of attributes, quotes and empty paragraphs."""
    text = text.replace("\r\n", "\n").strip()
    if not text.startswith("<"):
        return text
    if not shows_something(text):
        return ""
    text = AROUND_BLOCKS.sub(r"\1", " ".join(BLOCK_KEY.sub("", text).split()))
    text = TAG_WITH_ATTRIBUTES.sub(_in_order, text)
    return QUOTES.sub(lambda found: unescape(found[0]), text)


def comparable_parts(value: Any) -> Any:
    """The same for all texts within lists and dictionaries; ids of blocks say nothing."""
    if isinstance(value, str):
        return comparable(value)
    if isinstance(value, dict):
        return {name: comparable_parts(part) for name, part in value.items() if name != "id"}
    if isinstance(value, list):
        return [comparable_parts(part) for part in value]
    return value


def digest(text: str) -> str:
    """A short fingerprint: equal for texts that say the same."""
    return hashlib.sha256(comparable(text).encode()).hexdigest()[:16]


def _in_order(tag: re.Match[str]) -> str:
    return f"<{tag[1]} {' '.join(sorted(ATTRIBUTE.findall(tag[2])))}{tag[3]}>"
