"""HTML taken apart into pieces of text, each with the languages that it is meant for."""

import re
from collections import Counter
from html import unescape
from typing import NamedTuple
from urllib.parse import unquote

from assessments.exchange.enums import Remark


def tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


PARAGRAPHS = tags("p div h1 h2 h3 h4 h5 h6 ul ol dl table blockquote pre section article figure hr")
LINES = tags("br li tr dt dd figcaption caption")
STYLES = tags("b strong i em u s del ins sub sup small big mark code kbd font center")
SILENT = tags("script style head title")
MEDIA = tags("audio video iframe object embed source track")
OTHERS = tags("html body td th thead tbody tfoot col colgroup a img span lang wbr")
KNOWN = PARAGRAPHS | LINES | STYLES | SILENT | MEDIA | OTHERS
TAG = re.compile(
    r"<[!?][^<>]*>|<(?P<end>/?)(?P<tag>[A-Za-z][A-Za-z0-9:_-]*)"
    r"(?P<given>(?:[\s/](?:\"[^\"]*\"|'[^']*'|[^<>\"'])*+)?)>"
)
ATTRIBUTE = re.compile(
    r"(?P<name>[A-Za-z][\w:-]*+)(?:\s*+=\s*+"
    r"(?:\"(?P<quoted>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'<>]+)))?"
)
MLANG = re.compile(r"\{\s*mlang(?:\s+([A-Za-z][\w, -]*))?\s*\}")
SMALL_FIGURES = {
    "sup": str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"),
    "sub": str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉"),
}
PLUGIN_FILE = "@@PLUGINFILE@@/"


class Piece(NamedTuple):
    """A bit of text, or a picture's alternative text; no languages means all."""

    text: str
    languages: tuple[str, ...]
    picture: str = ""


class PieceReader:
    """Gathers `pieces`, and `remarks` on what does not become text.

    Not html.parser: its time grows with the square of what is malformed, and here every
    character is looked at a fixed number of times.
    """

    def __init__(self, source: str) -> None:
        self.pieces: list[Piece] = []
        self.remarks: list[Remark] = []
        # The languages in force inside each open span, the innermost last.
        self._spans: list[tuple[str, ...]] = []
        self._mlang: tuple[str, ...] = ()
        self._inside: Counter[str] = Counter()
        self._read(_without_comments(source))

    def _read(self, source: str) -> None:
        start = 0
        for found in TAG.finditer(source):
            self._text(source[start : found.start()])
            start, tag = found.end(), (found["tag"] or "").lower()
            if tag and tag not in KNOWN:
                self._text(found[0])
            elif found["end"]:
                self._close(tag)
            elif tag:
                self._open(tag, _attributes(found["given"]))
        self._text(source[start:])

    def _open(self, tag: str, given: dict[str, str]) -> None:
        if tag in {"span", "lang"}:
            is_language = tag == "lang" or "multilang" in given.get("class", "").split()
            codes = _codes(given.get("lang", "")) if is_language else ()
            self._spans.append(codes or (self._spans[-1] if self._spans else ()))
        elif tag == "img":
            name = unquote(given.get("src", "")).removeprefix(PLUGIN_FILE) or "?"
            self.pieces.append(Piece(given.get("alt", ""), self._languages(), name))
        elif tag in SILENT or tag in SMALL_FIGURES:
            self._inside[tag] += 1
        self._break(tag)
        self._add("• " if tag == "li" else "")
        self._remark(tag, given)

    def _close(self, tag: str) -> None:
        if tag in {"span", "lang"} and self._spans:
            self._spans.pop()
        elif self._inside[tag]:
            self._inside[tag] -= 1
        elif tag != "br":
            self._break(tag)

    def _text(self, source: str) -> None:
        if any(self._inside[tag] for tag in SILENT):
            return
        text, start = unescape(re.sub(r"[ \t\r\n\f]+", " ", source)), 0
        for found in MLANG.finditer(text):
            self._add(text[start : found.start()])
            self._mlang, start = _codes(found[1] or ""), found.end()
        self._add(text[start:])

    def _add(self, text: str) -> None:
        for tag, figures in SMALL_FIGURES.items():
            text = text.translate(figures) if self._inside[tag] else text
        self.pieces.append(Piece(text, self._languages()))

    def _break(self, tag: str) -> None:
        if tag in PARAGRAPHS | LINES:
            self._add("\n" if tag in LINES else "\n\n")

    def _languages(self) -> tuple[str, ...]:
        return (self._spans[-1] if self._spans else ()) or self._mlang

    def _remark(self, tag: str, given: dict[str, str]) -> None:
        if tag in STYLES:
            self.remarks.append(Remark.FORMATTING)
        elif tag in MEDIA:
            self.remarks.append(Remark.MEDIA)
        elif tag == "table":
            self.remarks.append(Remark.TABLE)
        elif tag == "a" and given.get("href"):
            self.remarks.append(Remark.LINK)


def _without_comments(source: str) -> str:
    first, *rest = source.split("<!--")
    return first + "".join(part.partition("-->")[2] for part in rest)


def _attributes(given: str) -> dict[str, str]:
    return {
        found["name"].lower(): unescape(found["quoted"] or found["single"] or found["bare"] or "")
        for found in ATTRIBUTE.finditer(given)
    }


def _codes(languages: str) -> tuple[str, ...]:
    """The languages of a tag such as "kk-KZ" or "kk,ru", without their regions."""
    codes = (code.strip().lower() for code in languages.split(","))
    return tuple(re.split("[-_]", code)[0] for code in codes if code)
