"""An attempt's answers in plain words, for reports."""

import re
from collections.abc import Callable
from html import unescape
from typing import NamedTuple

import nh3

from assessments.h5p.scoring import blanks, multi_choice, true_false
from assessments.h5p.scoring.shapes import SEPARATOR, Params, machine_name, part

# What begins or ends a line where HTML is shown.
LINES = re.compile(r"</?(?:p|div|br|li|h[1-6]|tr|td|th)\b", re.IGNORECASE)
GAP = "____"


class Words(NamedTuple):
    """The question, what was chosen or typed, and what is right, option by option.

    Of a text with blanks, there is one answer a blank ("" where it was left), and what is right
    has all that is accepted, " / " between.
    """

    question: str
    chosen: tuple[str, ...]
    right: tuple[str, ...]


def in_words(library: str, params: Params, response: str) -> Words | None:
    """The answer in words; None for libraries and contents that are not known here."""
    told = TOLD.get(machine_name(library))
    return told(params, response) if told else None


def plain(markup: str) -> str:
    """The text of HTML in one line."""
    apart = LINES.sub(r" \g<0>", markup.encode(errors="replace").decode())
    return " ".join(unescape(nh3.clean(apart, tags=set())).split())


def _multi_choice(params: Params, response: str) -> Words | None:
    question = multi_choice.choice(params)
    if question is None:
        return None
    texts = [plain(text) for text in question.texts]
    places = multi_choice.ticked(question, response) or set()
    return Words(
        _text(params, "question"),
        tuple(texts[place] for place in sorted(places)),
        tuple(texts[place] for place in sorted(question.right)),
    )


def _true_false(params: Params, response: str) -> Words | None:
    key = true_false.right(params)
    if key is None:
        return None
    labels = part(params, "l10n")
    names = {value: _text(labels, f"{value}Text") or value for value in true_false.VALUES}
    chosen = (names[response],) if response in names else ()
    return Words(_text(params, "question"), chosen, (names[key],))


def _blanks(params: Params, response: str) -> Words | None:
    texts = blanks.texts(params)
    if texts is None:
        return None
    found = [list(blanks.blanks(text)) for text in texts]
    lines = [_text(params, "text"), *map(_with_gaps, texts, found)]
    right = [" / ".join(blank.answers) for line in found for blank in line]
    typed = [word.strip(blanks.SPACE) for word in response.split(SEPARATOR)]
    if len(typed) != len(right):
        # What was typed cannot be told apart.
        typed = [response] if response else []
    return Words("\n".join(line for line in lines if line), tuple(typed), tuple(right))


def _with_gaps(text: str, found: list[blanks.Blank]) -> str:
    starts = [0, *(blank.end for blank in found)]
    ends = [*(blank.start for blank in found), len(text)]
    between = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    return plain(GAP.join(between))


def _text(params: Params, name: str) -> str:
    value = params.get(name)
    return plain(value) if isinstance(value, str) else ""


TOLD: dict[str, Callable[[Params, str], Words | None]] = {
    "H5P.MultiChoice": _multi_choice,
    "H5P.TrueFalse": _true_false,
    "H5P.Blanks": _blanks,
}
