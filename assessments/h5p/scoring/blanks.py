"""H5P.Blanks with `questions`, scored as js/blanks.js and js/cloze.js do: a point a blank.

https://github.com/h5p/h5p-blanks, adcc9f8 (1.14); the distance of words is that of
https://github.com/otacke/h5p-text-utilities, scripts/text-utilities.js.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from assessments.h5p.scoring.shapes import SEPARATOR, Params, Score, part
from assessments.h5p.scoring.spelling import within

# Tags without attributes, as they are taken out of an answer.
BARE_TAG = re.compile(r"</?[a-z]*[0-9]?>", re.IGNORECASE)
# What a regular expression of JavaScript takes for space.
SPACE = "\t\n\v\f\r \u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff" + "".join(
    map(chr, range(0x2000, 0x200B))
)
# The shortest answer, in characters, in which so many slips are accepted.
LENGTH_FOR_ONE, LENGTH_FOR_TWO = 4, 10


class Blank(NamedTuple):
    """A blank's accepted answers, and where it stands in its text."""

    answers: list[str]
    start: int
    end: int


def texts(params: Params) -> list[str] | None:
    """The blocks of text; None in versions that kept a single text elsewhere."""
    questions = params.get("questions")
    if not isinstance(questions, list):
        return None
    kept = [text for text in questions if text]
    return kept if all(isinstance(text, str) for text in kept) else None


def blanks(text: str) -> Iterator[Blank]:
    """The blanks of a block: *answer/another answer:tip*."""
    start = text.find("*")
    while start != -1:
        end = text.find("*", start + 1)
        if end == -1:
            return
        inside = BARE_TAG.sub("", text[start + 1 : end])
        if inside:
            yield Blank(_answers(inside), start, end + 1)
        # The player goes on one character later than it could after a blank.
        start = text.find("*", end + 2 if inside else end + 1)


def score(params: Params, response: str) -> Score | None:
    """A response with more parts or fewer than there are blanks earns nothing."""
    blocks = texts(params)
    if blocks is None:
        return None
    wanted = [blank.answers for text in blocks for blank in blanks(text)]
    given = response.split(SEPARATOR)
    if len(given) != len(wanted):
        return Score(0, len(wanted))
    behaviour = part(params, "behaviour")
    pairs = zip(given, wanted, strict=True)
    return Score(sum(is_right(word, key, behaviour) for word, key in pairs), len(wanted))


def is_right(given: str, answers: list[str], behaviour: Params) -> bool:
    """Whether what was typed is one of the answers, as the content's behaviour has it."""
    given = given.strip(SPACE)
    if behaviour.get("caseSensitive", True) is not True:
        given, answers = given.lower(), [answer.lower() for answer in answers]
    forgiving = behaviour.get("acceptSpellingErrors") is True
    return any(
        within(_slips(answer) if forgiving else 0, given, answer.strip(SPACE)) for answer in answers
    )


def _slips(answer: str) -> int:
    return (len(answer) >= LENGTH_FOR_ONE) + (len(answer) >= LENGTH_FOR_TWO)


def _answers(inside: str) -> list[str]:
    words = inside.partition(":")[0].split("/")
    return [unescape(word.strip(SPACE)) for word in words]
