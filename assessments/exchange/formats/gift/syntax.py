"""The outer form of a GIFT file: questions apart by blank lines, names, braces, escapes."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from assessments.exchange.enums import Reason, Refusal
from assessments.exchange.formats.shapes import FileError, SkipError
from assessments.exchange.formats.texts import UNHEARD_OF

CONTROLS = "~=#{}:"
# While a question is taken apart, an escaped character is one that no text has.
HIDDEN = dict(zip(CONTROLS + "n\\", map(chr, range(0xFDD0, 0xFDE0)), strict=False))
SHOWN = str.maketrans({mark: {"n": "\n"}.get(plain, plain) for plain, mark in HIDDEN.items()})
ESCAPE = re.compile(r"\\([~=#{}:n\\])")
CATEGORY = re.compile(r"\s*\$CATEGORY:")
NAME = re.compile(r"\s*::(.*?)::", re.DOTALL)
FORMAT = re.compile(r"\s*\[(html|plain|moodle|markdown)\]")


class Question(NamedTuple):
    """One question with its escapes hidden; `answers` is None where it has no braces.

    Where text follows the braces, a gap stands for them in `text`.
    """

    line: int
    name: str
    text: str
    answers: str | None


def questions(lines: Iterable[str]) -> Iterator[Question | tuple[int, SkipError]]:
    """The questions of a file. Raises FileError where a brace or a name stays open."""
    for first, text in _paragraphs(lines):
        yield _question(first, text)


def show(text: str) -> str:
    """`text` with its escaped characters back."""
    return text.translate(SHOWN)


def escape(text: str) -> str:
    """`text` as it is written into a GIFT file, all on one line."""
    return re.sub(r"[~=#{}:\\]", r"\\\g<0>", text).replace("\n", "\\n")


def split_format(text: str, markup: str) -> tuple[str, str]:
    """The text without the format that it may begin with, and that format."""
    found = FORMAT.match(text)
    return (text[found.end() :], found[1]) if found else (text, markup)


def _paragraphs(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Each question's first line and its text; comments and categories are empty lines."""
    kept: list[str] = []
    for number, line in enumerate(chain(lines, [""]), start=1):
        if not line.strip():
            if any(part.strip() for part in kept):
                yield number - len(kept), "\n".join(kept)
            kept = []
        else:
            is_said = line.lstrip().startswith("//") or CATEGORY.match(line)
            kept.append("" if is_said else line)


def _question(first: int, text: str) -> Question | tuple[int, SkipError]:
    line = first + len(text) - len(text.lstrip("\n"))
    _check_braces(first, text)
    hidden = ESCAPE.sub(lambda found: HIDDEN[found[1]], UNHEARD_OF.sub("", text))
    name = NAME.match(hidden)
    rest = hidden[name.end() :] if name else hidden
    if not name and rest.lstrip().startswith("::"):
        raise FileError(Refusal.OPEN_NAME, line)
    before, brace, after = rest.partition("{")
    if not brace:
        return Question(line, _name(name), before, None)
    answers, _, tail = after.partition("}")
    if "{" in answers + tail:
        return line, SkipError(Reason.TWO_ANSWERS)
    gap = "_____" if tail.strip() else ""
    return Question(line, _name(name), f"{before}{gap}{tail}", answers.strip())


def _name(found: re.Match[str] | None) -> str:
    return " ".join(show(found[1]).split()) if found else ""


def _check_braces(first: int, text: str) -> None:
    opened = None
    for found in re.finditer("[{}]", ESCAPE.sub("  ", text)):
        is_opening = found[0] == "{"
        if is_opening == (opened is not None):
            raise _brace_error(first, text, found.start())
        opened = found.start() if is_opening else None
    if opened is not None:
        raise _brace_error(first, text, opened)


def _brace_error(first: int, text: str, offset: int) -> FileError:
    before = text[:offset]
    column = offset - (before.rfind("\n") + 1) + 1
    return FileError(Refusal.OPEN_BRACE, first + before.count("\n"), column)
