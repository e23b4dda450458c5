"""Moodle's question types, each to the parts of a spec."""

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from assessments.exchange.enums import Reason, Remark
from assessments.exchange.formats import parts
from assessments.exchange.formats.figures import plain_decimal, read_decimal, read_weight
from assessments.exchange.formats.moodlexml.wording import Wording, source_of
from assessments.exchange.formats.parts import RIGHT, Answer
from assessments.exchange.formats.rubric import read_rubric
from assessments.exchange.formats.shapes import MOST_POINTS, SkipError
from assessments.exchange.formats.texts import one_line, texts, tidy
from assessments.scoring import Spec
from qalqan.common.languages import LANGUAGES

Read = Callable[[Element, Wording], tuple[str, Spec]]
# With fewer options too few pairs are left to count.
FEWEST_FOR_PAIRS = 4
ALL_OR_NOTHING = {"ALL_OR_NOTHING", "-1"}


def points_of(question: Element) -> int:
    """The whole points of a question, 1 where it names none. Raises SkipError."""
    grade = read_decimal(question.findtext("defaultgrade") or "1")
    if grade != grade.to_integral_value() or not 1 <= grade <= MOST_POINTS:
        raise SkipError(Reason.POINTS, f"({plain_decimal(grade)})")
    return int(grade)


def is_yes(question: Element, name: str, usual: str = "0") -> bool:
    return (question.findtext(name) or usual).strip().lower() in {"1", "true"}


def _multichoice(question: Element, wording: Wording) -> tuple[str, Spec]:
    answers = wording.answers(question)
    if is_yes(question, "single", "true"):
        return "single_choice", parts.single_choice(answers)
    return "multiple_choice", parts.multiple_choice(answers)


def _multichoiceset(question: Element, wording: Wording) -> tuple[str, Spec]:
    """The plugin "all-or-nothing multiple choice": each right option has 100."""
    answers = wording.answers(question)
    if any(answer.weight not in (0, RIGHT) for answer in answers):
        raise SkipError(Reason.PARTLY_RIGHT)
    return "multiple_choice", parts.marked(answers, grading="all_or_nothing")


def _truefalse(question: Element, wording: Wording) -> tuple[str, Spec]:
    found = {parts.only(answer.text).lower(): answer for answer in wording.answers(question)}
    if set(found) != {"true", "false"}:
        raise SkipError(Reason.NO_RIGHT_ANSWER)
    parts.one_right([answer.weight for answer in found.values()])
    is_true = found["true"].weight == RIGHT
    said = {"if_true": found["true"].feedback, "if_false": found["false"].feedback}
    return "true_false", parts.true_false(is_true, **said)


def _matching(question: Element, wording: Wording) -> tuple[str, Spec]:
    pairs = [
        (wording.option(pair), wording.option(pair.find("answer")))
        for pair in question.findall("subquestion")
    ]
    return "matching", parts.matching(pairs)


def _ordering(question: Element, wording: Wording) -> tuple[str, Spec]:
    answers = wording.answers(question)
    if len({answer.weight for answer in answers}) == len(answers):
        # The weight of an answer is its place here.
        answers = sorted(answers, key=lambda answer: answer.weight)
    is_exact = (question.findtext("gradingtype") or "").strip() in ALL_OR_NOTHING
    if not is_exact:
        wording.remarks.append(Remark.GRADING)
    if (question.findtext("selecttype") or "ALL").strip() not in {"ALL", "0"}:
        wording.remarks.append(Remark.ALL_SHOWN)
    options = [{"id": one["id"], "text": one["text"]} for one in parts.options(answers)]
    correct = [option["id"] for option in options]
    grading = "exact" if is_exact or len(options) < FEWEST_FOR_PAIRS else "pairs"
    return "ordering", {"options": options, "correct": correct, "grading": grading}


def _shortanswer(question: Element, wording: Wording) -> tuple[str, Spec]:
    if is_yes(question, "usecase"):
        wording.remarks.append(Remark.CASE)
    answers = _typed(question, wording)
    return "short_text", {**parts.short_text(answers), "said": wording.moved(answers)}


def _numerical(question: Element, wording: Wording) -> tuple[str, Spec]:
    answers = _typed(question, wording)
    if any(0 < answer.weight < RIGHT for answer in answers):
        raise SkipError(Reason.PARTLY_RIGHT)
    parts.one_right([answer.weight for answer in answers])
    place = [answer.weight for answer in answers].index(RIGHT)
    value = read_decimal(parts.only(answers[place].text))
    tolerance = question.findall("answer")[place].findtext("tolerance") or "0"
    spec = parts.number(value, read_decimal(tolerance))
    return "number", {**spec, **_units(question, wording), "said": wording.moved(answers)}


def _units(question: Element, wording: Wording) -> Spec:
    """One unit under several names; a unit that changes the number has no place here."""
    units = question.findall("units/unit")
    if any(read_decimal(unit.findtext("multiplier") or "1") != 1 for unit in units):
        raise SkipError(Reason.UNITS)
    names = [one_line(unit.findtext("unit_name") or "") for unit in units]
    is_required = bool(names) and (question.findtext("unitgradingtype") or "0").strip() != "0"
    if is_required and read_decimal(question.findtext("unitpenalty") or "0.1") != 1:
        raise SkipError(Reason.UNITS)
    unit = {code: names if code == wording.language else [] for code in LANGUAGES}
    return {"unit": unit, "unit_required": is_required}


def _typed(question: Element, wording: Wording) -> list[Answer]:
    """Answers that are typed: plain text, whatever their format says."""
    return [
        Answer(
            read_weight(element.get("fraction", "0")),
            texts(tidy(source_of(element)), wording.language),
            wording.feedback(element.find("feedback")),
        )
        for element in question.findall("answer")
    ]


def _essay(question: Element, wording: Wording) -> tuple[str, Spec]:
    if (question.findtext("responseformat") or "").strip() == "noinline":
        raise SkipError(Reason.FILES_ONLY)
    if re.fullmatch(r"-?[1-9][0-9]*", (question.findtext("attachments") or "").strip()):
        wording.remarks.append(Remark.ATTACHMENTS)
    notes = wording.feedback(question.find("graderinfo"))
    return "essay", read_rubric(notes, points_of(question))


def _description(question: Element, wording: Wording) -> tuple[str, Spec]:
    return "description", {}


READERS: dict[str, Read] = {
    "multichoice": _multichoice,
    "multichoiceset": _multichoiceset,
    "truefalse": _truefalse,
    "matching": _matching,
    "ddmatch": _matching,
    "ordering": _ordering,
    "shortanswer": _shortanswer,
    "numerical": _numerical,
    "essay": _essay,
    "description": _description,
}
