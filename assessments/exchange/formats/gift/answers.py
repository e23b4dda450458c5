"""What stands between the braces of a GIFT question."""

import re
from collections.abc import Sequence
from decimal import Decimal

from assessments.exchange.enums import Reason, Remark
from assessments.exchange.formats import parts
from assessments.exchange.formats.figures import read_decimal, read_weight
from assessments.exchange.formats.gift.syntax import show, split_format
from assessments.exchange.formats.markup import flatten
from assessments.exchange.formats.parts import RIGHT, Answer
from assessments.exchange.formats.shapes import MOST_ANSWERS, SkipError
from assessments.exchange.formats.texts import Texts
from assessments.scoring import Spec

WEIGHT = re.compile(r"\s*%(-?[0-9]{1,3}(?:[.,][0-9]*)?)%")


class Wording:
    """Reads the texts of one question and gathers the remarks on them.

    `markup` holds for every text that names no format itself.
    """

    def __init__(self, markup: str, language: str) -> None:
        self.markup, self.language = markup, language
        self.remarks: list[Remark] = []

    def text(self, source: str) -> Texts:
        text, markup = split_format(source, self.markup)
        flat = flatten(show(text).strip(), markup, language=self.language)
        self.remarks += flat.remarks
        if flat.pictures:
            self.remarks.append(Remark.PICTURE_ELSEWHERE)
        return flat.texts

    def moved(self, answers: Sequence[Answer]) -> Texts:
        """Feedback on right answers, for the explanation; any other is left out."""
        said, remarks = parts.moved(answers)
        self.remarks += remarks
        return said


def weighted(answers: str, wording: Wording, *, usual: Decimal) -> list[Answer]:
    """The answers after "=" and "~"; in a choice, "=" means right whatever comes next."""
    fixed = "=" if "~" in answers else ""
    return [
        _answer(text, wording, RIGHT if mark == "=" else usual, is_fixed=mark == fixed)
        for mark, text in _marked(answers)
    ]


def pairs(answers: str, wording: Wording) -> list[tuple[Texts, Texts]]:
    found = [text.partition("->") for _mark, text in _marked(answers)]
    if not all(arrow for _stem, arrow, _option in found):
        raise SkipError(Reason.MATCHING)
    return [(wording.text(stem), wording.text(option)) for stem, _arrow, option in found]


def numbers(answers: str, wording: Wording) -> Spec:
    """The parts of a number item; "~" begins what is said to every other answer."""
    wanted, _, others = answers.partition("~")
    if others.strip("# "):
        wording.remarks.append(Remark.FEEDBACK_LEFT_OUT)
    found = [
        _answer(text, wording, RIGHT)
        for _mark, text in _marked(wanted)
        if not re.match(r"\s*(%0%)?\s*\*", text)
    ]
    if any(answer.weight != RIGHT for answer in found):
        raise SkipError(Reason.PARTLY_RIGHT)
    parts.one_right([answer.weight for answer in found])
    return {**_range(parts.only(found[0].text)), "said": wording.moved(found)}


def _marked(answers: str) -> list[tuple[str, str]]:
    """Each answer with the mark before it; "" where the first has none."""
    first, *rest = re.split("([=~])", answers.strip())
    found = list(zip(rest[::2], rest[1::2], strict=True))
    if len(found) > MOST_ANSWERS:
        raise SkipError(Reason.TOO_MANY_PARTS)
    return [("", first), *found] if first.strip() else found


def _answer(source: str, wording: Wording, usual: Decimal, *, is_fixed: bool = False) -> Answer:
    found = None if is_fixed else WEIGHT.match(source)
    weight = read_weight(found[1]) if found else usual
    text, _, feedback = source[found.end() if found else 0 :].partition("#")
    return Answer(weight, wording.text(text), wording.text(feedback))


def _range(text: str) -> Spec:
    """ "3", "3:0.5" (value and tolerance) or "1..5" (from and to)."""
    if ".." in text:
        low, high = map(read_decimal, text.split("..", 1))
        return parts.number((low + high) / 2, (high - low) / 2)
    value, _, tolerance = text.partition(":")
    return parts.number(read_decimal(value), read_decimal(tolerance or "0"))
