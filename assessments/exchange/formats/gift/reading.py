"""GIFT questions to drafts: which kind the answers are of, and what they say."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import BinaryIO

from assessments.exchange.enums import Refusal
from assessments.exchange.formats import parts
from assessments.exchange.formats.gift.answers import Wording, numbers, pairs, weighted
from assessments.exchange.formats.gift.syntax import Question, questions, split_format
from assessments.exchange.formats.items import item
from assessments.exchange.formats.rubric import overall
from assessments.exchange.formats.shapes import Draft, FileError, Place, SkipError, Skipped
from assessments.exchange.formats.texts import joined, lines, texts
from assessments.scoring import Spec

TRUTHS = {"T": True, "TRUE": True, "F": False, "FALSE": False}


def read(stream: BinaryIO, *, language: str) -> Iterator[Draft | Skipped]:
    for number, found in enumerate(questions(_checked(lines(stream))), start=1):
        if isinstance(found, Question):
            yield _draft(found, Place(number, found.line, found.name), language)
        else:
            yield Skipped(Place(number, found[0]), found[1])


def _checked(given: Iterator[str]) -> Iterator[str]:
    # Anything is a description in GIFT, so that an XML file would come in as one.
    for number, line in enumerate(given, start=1):
        if number == 1 and line.startswith(("<?xml", "<quiz")):
            raise FileError(Refusal.WRONG_FORMAT, 1)
        yield line


def _draft(question: Question, place: Place, language: str) -> Draft | Skipped:
    text, markup = split_format(question.text, "moodle")
    wording = Wording(markup, language)
    try:
        answers, general = _apart(question.answers or "")
        kind, found = _kind(question.answers, answers, wording)
        explanation = joined([wording.text(general), found.pop("said", texts())])
        spec = item(kind, prompt=wording.text(text), explanation=explanation, **found)
        return Draft(question.name, spec, place, remarks=wording.remarks)
    except SkipError as error:
        return Skipped(place, error)


def _apart(braces: str) -> tuple[str, str]:
    """The answers, and the feedback on the whole question."""
    before, mark, after = braces.rpartition("####")
    return (before.strip(), after) if mark else (after, "")


def _kind(braces: str | None, answers: str, wording: Wording) -> tuple[str, Spec]:
    if braces is None:
        return "description", {}
    if not answers:
        return "essay", overall()
    return next(read(answers, wording) for fits, read in KINDS if fits(answers))


def _choice(answers: str, wording: Wording) -> tuple[str, Spec]:
    """With "=" one option is right; with weights alone, several may be."""
    found = weighted(answers, wording, usual=Decimal(0))
    if "=" in answers:
        return "single_choice", parts.single_choice(found)
    return "multiple_choice", parts.multiple_choice(found)


def _matching(answers: str, wording: Wording) -> tuple[str, Spec]:
    return "matching", parts.matching(pairs(answers, wording))


def _number(answers: str, wording: Wording) -> tuple[str, Spec]:
    return "number", numbers(answers[1:], wording)


def _true_false(answers: str, wording: Wording) -> tuple[str, Spec]:
    """The first feedback is said to whoever is wrong, the second to whoever is right."""
    truth, wrong, right = (*answers.split("#", 2), "", "")[:3]
    is_true = TRUTHS[truth.strip().upper()]
    said = [wording.text(right), wording.text(wrong)]
    if_true, if_false = said if is_true else reversed(said)
    return "true_false", parts.true_false(is_true, if_true=if_true, if_false=if_false)


def _short_text(answers: str, wording: Wording) -> tuple[str, Spec]:
    found = weighted(answers, wording, usual=parts.RIGHT)
    return "short_text", {**parts.short_text(found), "said": wording.moved(found)}


Read = Callable[[str, Wording], tuple[str, Spec]]
# In the order in which Moodle asks.
KINDS: list[tuple[Callable[[str], bool], Read]] = [
    (lambda answers: answers.startswith("#"), _number),
    (lambda answers: "~" in answers, _choice),
    (lambda answers: "=" in answers and "->" in answers, _matching),
    (lambda answers: answers.partition("#")[0].strip().upper() in TRUTHS, _true_false),
    (lambda answers: True, _short_text),
]
