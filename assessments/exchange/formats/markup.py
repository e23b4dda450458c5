"""HTML to plain text in three languages, and back.

Languages come from Moodle's filters: <span lang="kk" class="multilang">, <lang lang="kk"> and
{mlang kk}…{mlang}. Text outside them belongs to every language that occurs. Nothing is
fetched: a picture is kept by name where its data is in the file.
"""

import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple
from urllib.parse import quote

from assessments.exchange.enums import Reason, Remark
from assessments.exchange.formats.pieces import PLUGIN_FILE, Piece, PieceReader
from assessments.exchange.formats.shapes import MOST_CHARACTERS, SkipError
from assessments.exchange.formats.texts import Texts, texts, tidy
from qalqan.common.languages import LANGUAGES

FORMULAS = ("$$", "\\(", "\\[", "<math")
# Tags take room beside the text.
MOST_SOURCE = 10 * MOST_CHARACTERS


class Flat(NamedTuple):
    """What is left of HTML: texts, the pictures' sources with their alternative texts, remarks."""

    texts: Texts
    pictures: dict[str, Texts]
    remarks: list[Remark]


def flatten(source: str, markup: str, *, language: str) -> Flat:
    """Read `source`; `markup` is html, plain, markdown or moodle (HTML whose lines break).

    Text without a language is in `language`. Raises SkipError where there is too much of it.
    """
    if len(source) > MOST_SOURCE:
        raise SkipError(Reason.TOO_LONG)
    if markup in {"plain", "markdown"}:
        remarks = [Remark.MARKDOWN] if markup == "markdown" else []
        return Flat(texts(tidy(source), language), {}, remarks)
    if markup != "html" and not re.search(r"<(p|br|div)\b", source, re.IGNORECASE):
        source = source.replace("\n", "<br>")
    reader = PieceReader(source)
    if any(mark in source for mark in FORMULAS):
        reader.remarks.append(Remark.FORMULA)
    return _split(reader, language)


def to_html(
    value: Texts,
    *,
    language: str,
    pictures: Sequence[tuple[str, Texts]] = (),
    beside: Sequence[Texts] = (),
) -> str:
    """HTML that `flatten` reads back: spans for languages, unless all is in `language`.

    `beside` are the texts together with which it will be read.
    """
    spoken = [value, *beside, *(alternative for _name, alternative in pictures)]
    tagged = any(text for part in spoken for code, text in part.items() if code != language)
    html = _spans({code: _escaped(value[code]) for code in LANGUAGES}, language, tagged)
    for name, alt in pictures:
        tags = {code: _picture(name, alt[code]) for code in LANGUAGES if alt[code]}
        html += _spans(tags, language, tagged) or _picture(name, "")
    return html


def _span(html: str, code: str) -> str:
    return f'<span lang="{code}" class="multilang">{html}</span>' if html else ""


def _spans(html: dict[str, str], language: str, tagged: bool) -> str:
    if not tagged:
        return html.get(language, "")
    return "".join(_span(html.get(code, ""), code) for code in LANGUAGES)


def _escaped(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br>")


def _picture(name: str, alt: str) -> str:
    return f'<img src="{PLUGIN_FILE}{quote(name)}" alt="{escape(alt)}">'


def _split(reader: PieceReader, language: str) -> Flat:
    pieces, remarks = list(_resolved(reader.pieces, language)), reader.remarks
    if any(piece.languages and not set(piece.languages) & set(LANGUAGES) for piece in pieces):
        remarks = [*remarks, Remark.OTHER_LANGUAGE]
    spoken = {code for piece in pieces for code in piece.languages} & set(LANGUAGES)
    words, pictures = texts(), {piece.picture: texts() for piece in pieces if piece.picture}
    for code in spoken or {language}:
        heard = [piece for piece in pieces if not piece.languages or code in piece.languages]
        words[code] = tidy("".join(piece.text for piece in heard if not piece.picture))
        for piece in heard:
            if piece.picture:
                pictures[piece.picture][code] = tidy(piece.text)
    return Flat(words, pictures, remarks)


def _resolved(pieces: list[Piece], language: str) -> Iterator[Piece]:
    """The pieces, those for "other" languages given to `language` where it has none itself."""
    spoken = {code for piece in pieces for code in piece.languages}
    for piece in pieces:
        is_ours = "other" in piece.languages and language not in spoken
        yield piece._replace(languages=(language,)) if is_ours else piece
