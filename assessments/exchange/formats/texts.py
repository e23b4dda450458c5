"""Plain texts in three languages, and the lines of a text file."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from assessments.exchange.enums import Refusal
from assessments.exchange.formats.shapes import FileError
from qalqan.common.languages import LANGUAGES

Texts = dict[str, str]
BOM = b"\xef\xbb\xbf"
# Characters that no text holds: control characters, halves of pairs, and noncharacters, some of
# which are this package's own marks while it reads. XML or PostgreSQL could not keep them.
UNHEARD_OF = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]"
)


def texts(text: str = "", language: str = LANGUAGES[0]) -> Texts:
    """`text` in `language`, and nothing in the others."""
    return {code: text if code == language else "" for code in LANGUAGES}


def tidy(text: str) -> str:
    """`text` with single spaces, lines without spaces around them, one blank line at most."""
    text = re.sub("\r\n?|[\u2028\u2029]", "\n", UNHEARD_OF.sub("", text))
    text = re.sub(r" ?\n ?", "\n", re.sub(r"[ \t]+", " ", text))
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def one_line(text: str) -> str:
    return re.sub("\n+", " ", tidy(text))


def joined(parts: Iterable[Texts]) -> Texts:
    """The parts as paragraphs of one text."""
    parts = list(parts)
    return {code: "\n\n".join(filter(None, (part[code] for part in parts))) for code in LANGUAGES}


def is_empty(value: Texts) -> bool:
    return not any(value.values())


def every_text(spec: Any) -> Iterator[str]:
    """Every string of a spec that is no key, however deep."""
    if isinstance(spec, str):
        yield spec
    elif isinstance(spec, dict | list):
        for part in spec.values() if isinstance(spec, dict) else spec:
            yield from every_text(part)


def lines(stream: BinaryIO) -> Iterator[str]:
    """The lines of a UTF-8 file without their ends; Windows and old Mac ends are ends too.

    Raises FileError where the bytes are no UTF-8.
    """
    number = 0
    for raw in stream:
        for part in raw.removeprefix(BOM if number == 0 else b"").splitlines():
            number += 1
            yield _decoded(part, number)


def _decoded(part: bytes, number: int) -> str:
    try:
        return part.decode()
    except UnicodeDecodeError as error:
        column = len(part[: error.start].decode()) + 1
        raise FileError(Refusal.NOT_UTF8, number, column) from error
