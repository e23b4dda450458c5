"""Text of H5P content: escaped where its field is plain, sanitised where its field has tags.

What may stay follows H5PContentValidator (https://github.com/h5p/h5p-php-library, b515e00,
h5p.classes.php), but for attributes, of which only those listed here stay. nh3 reads HTML as
browsers do; whatever it would read differently the second time becomes plain text.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from html import escape, unescape
from typing import NamedTuple

import nh3


class Markup(NamedTuple):
    """Which elements a text may have, and which styles by the keys of a field's "font"."""

    tags: frozenset[str]
    fonts: frozenset[str]


def tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


ALWAYS = tags("div span p br")
KNOWN = tags(
    "a abbr b bdi bdo big blockquote br caption center cite code col colgroup dd del dfn div dl "
    "dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp small "
    "span strike strong sub sup table tbody td tfoot th thead tr u ul var"
)
# By a tag that an author's field allows: what the editor writes with it or in place of it.
COMPANIONS = {
    "table": tags("tr td th colgroup col thead tbody tfoot figure figcaption"),
    "b": tags("strong"),
    "i": tags("em"),
    "ul": tags("li"),
    "ol": tags("li"),
    "del": tags("s"),
    "strike": tags("s"),
}
ATTRIBUTES = {
    "*": {"class", "title", "lang", "dir", "style", "role", "align"},
    "a": {"href", "target", "rel"},
    "img": {"src", "alt", "width", "height"},
    "table": {"border", "cellpadding", "cellspacing"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "headers", "scope"},
    "col": {"span"},
    "ol": {"start", "type"},
}
SCHEMES = {"http", "https", "mailto"}

STYLED = tags("span p div h1 h2 h3 table col figure td th li")
COLOUR = r"(#[a-f0-9]{3}([a-f0-9]{3})?|rgba?\([0-9, ]+\)|hsla?\([0-9,.% ]+\))"
SIZE = r"[0-9.]+(em|px|%)"
LENGTH = r"[0-9.]+(em|px|%)?"
LINE = r"(none|solid|dotted|dashed|double|groove|ridge|inset|outset)"
STYLES_OF_FONT = {
    "size": {"font-size": SIZE},
    "family": {"font-family": r"[-\w,'\" ]+"},
    "color": {"color": COLOUR},
    "background": {"background-color": COLOUR},
    "spacing": {"letter-spacing": SIZE},
    "height": {"line-height": LENGTH},
}
STYLES_OF_TABLES = {
    "border": rf"{LENGTH} *{LINE} *{COLOUR}",
    "border-style": LINE,
    "border-width": LENGTH,
    "border-color": COLOUR,
    "border-collapse": "collapse",
    "background-color": COLOUR,
    "vertical-align": "(middle|top|bottom)",
    "padding": LENGTH,
    "width": LENGTH,
    "height": LENGTH,
    "float": "(right|left|none)",
}

# nh3 takes the square of the depth, and of the number of entities in one text: 20,000 elements
# within each other take a second, half a million entities three.
MOST_TAGS = 4000
MOST_OPEN = 100
MOST_ENTITIES = 20_000
MOST_ROUNDS = 3
# Without any of these a text reads the same as HTML.
MARKED = re.compile(r"[<>&\r\xa0]")
TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)", re.IGNORECASE)
WITHOUT_END = tags("br hr img col")
LONE_AMPERSAND = re.compile(r"&(?!#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{0,31};)")
ENTITIES = {"<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#039;"}
CUT_ENTITY = re.compile(r"&[^;]*$")


def storable(text: str) -> str:
    """The text without halves of characters and zero bytes, which no database keeps."""
    return text.encode(errors="replace").decode().replace("\0", "")


def escaped(text: str, most: int | None = None) -> str:
    """Plain text for HTML, entities left as they are, cut after `most` characters."""
    safe = LONE_AMPERSAND.sub("&amp;", storable(text))
    for character, entity in ENTITIES.items():
        safe = safe.replace(character, entity)
    return safe if most is None or len(safe) <= most else CUT_ENTITY.sub("", safe[:most])


def markup(names: Iterable[str], fonts: Iterable[str] = ()) -> Markup:
    """The tags `names` and what goes with them; `fonts` are keys of a field's "font"."""
    asked = ALWAYS.union(names)
    allowed = asked.union(*(COMPANIONS.get(name, ()) for name in asked)) & KNOWN
    return Markup(allowed, frozenset(STYLES_OF_FONT.keys() & set(fonts)))


def sanitised(text: str, allowed: Markup) -> str:
    """HTML of that markup alone."""
    text = storable(text)
    if not MARKED.search(text):
        return text
    cleaner = _cleaner(allowed.tags, allowed.fonts)
    for _round in range(MOST_ROUNDS if _is_readable(text) else 0):
        before, text = text, cleaner.clean(text)
        if text == before:
            return text
    return _as_text(text)


def _as_text(markup: str) -> str:
    """The markup itself for people to read, in the spelling that nh3 gives to text."""
    text = unescape(markup).replace("\r\n", "\n").replace("\r", "\n")
    return escape(text, quote=False).replace("\xa0", "&nbsp;")


def _is_readable(text: str) -> bool:
    """Whether a parser gets through it soon."""
    if text.count("<") > MOST_TAGS or text.count("&") > MOST_ENTITIES:
        return False
    counts, depth = Counter[str](), 0
    for end, tag in TAG.findall(text):
        name = tag.lower()
        if end:
            depth -= counts[name] > 0
            counts[name] = max(0, counts[name] - 1)
        elif name not in WITHOUT_END:
            counts[name] += 1
            depth += 1
        if depth > MOST_OPEN:
            return False
    return True


@lru_cache(maxsize=256)
def _cleaner(allowed: frozenset[str], fonts: frozenset[str]) -> nh3.Cleaner:
    styles = {"text-align": "(center|left|right)"}
    for font in fonts:
        styles |= STYLES_OF_FONT[font]
    if "table" in allowed:
        styles |= STYLES_OF_TABLES
    patterns = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in styles.items()}

    def kept(tag: str, attribute: str, value: str) -> str | None:
        if attribute != "style":
            return value
        return _style(value, patterns) if tag in STYLED else None

    attributes = {tag: names for tag, names in ATTRIBUTES.items() if tag in allowed or tag == "*"}
    return nh3.Cleaner(
        tags=set(allowed),
        attributes=attributes,
        attribute_filter=kept,
        link_rel=None,
        url_schemes=SCHEMES,
    )


def _style(value: str, patterns: dict[str, re.Pattern[str]]) -> str | None:
    """The declarations that match, or None where none does."""
    kept = []
    for declaration in value.split(";"):
        name, _colon, given = (part.strip() for part in declaration.partition(":"))
        pattern = patterns.get(name.lower())
        if pattern and pattern.fullmatch(given):
            kept.append(f"{name}:{given};")
    return "".join(kept) or None
