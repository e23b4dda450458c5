"""Drafts to GIFT: each question on one line a part, so that nothing in it looks like a comment."""

from collections.abc import Callable
from decimal import Decimal

from assessments.exchange.enums import Reason, Remark
from assessments.exchange.formats import parts
from assessments.exchange.formats.figures import plain_decimal
from assessments.exchange.formats.gift.syntax import escape
from assessments.exchange.formats.items import check_held, languages_of
from assessments.exchange.formats.markup import to_html
from assessments.exchange.formats.rubric import is_overall
from assessments.exchange.formats.shapes import Draft, SkipError
from assessments.exchange.formats.texts import Texts, is_empty
from assessments.scoring import Spec

Write = Callable[[Texts], str]


def write(draft: Draft, *, language: str) -> str:
    """The text of a question: plain where it is in `language` alone, else HTML with spans."""
    check_held(draft, kinds={*WRITERS, "description"})
    spec = draft.spec
    is_plain = set(languages_of({**spec, "rubric": []})) <= {language}
    if spec["points"] != 1:
        draft.remarks.append(Remark.POINTS)

    def word(texts: Texts) -> str:
        return escape(texts[language] if is_plain else to_html(texts, language=language))

    head = f"::{escape(draft.name)}::[{'plain' if is_plain else 'html'}]{word(spec['prompt'])}"
    if spec["kind"] == "description":
        draft.remarks += [] if is_empty(spec["explanation"]) else [Remark.FEEDBACK_LEFT_OUT]
        return f"{head}\n\n"
    rows = WRITERS[spec["kind"]](spec, word)
    if not is_empty(spec["explanation"]):
        rows.append(f"####{word(spec['explanation'])}")
    return "\n".join([head + "{" + rows[0], *rows[1:], "}", "", ""])


def _single_choice(spec: Spec, word: Write) -> list[str]:
    return ["", *_options(spec, word, "=")]


def _multiple_choice(spec: Spec, word: Write) -> list[str]:
    return ["", *_options(spec, word, "")]


def _options(spec: Spec, word: Write, right: str) -> list[str]:
    weights = parts.weights_of(spec)
    return [
        f"{_mark(weight, right)}{word(option['text'])}#{word(option['feedback'])}"
        for option, weight in zip(spec["options"], weights, strict=True)
    ]


def _mark(weight: Decimal, right: str) -> str:
    is_right = weight == parts.RIGHT and right
    return right if is_right else f"~%{plain_decimal(weight)}%"


def _true_false(spec: Spec, word: Write) -> list[str]:
    said = {option["id"]: word(option["feedback"]) for option in spec["options"]}
    right = spec["correct"][0]
    wrong = "false" if right == "true" else "true"
    return [f"{right.upper()}#{said[wrong]}#{said[right]}"]


def _matching(spec: Spec, word: Write) -> list[str]:
    pairs = [(word(stem), word(option)) for stem, option in parts.pairs_of(spec)]
    if any("->" in stem for stem, _option in pairs):
        raise SkipError(Reason.TEXT_NOT_HELD)
    return ["", *(f"={stem} -> {option}" for stem, option in pairs)]


def _short_text(spec: Spec, word: Write) -> list[str]:
    accepted = parts.accepted_texts(spec)
    if any("->" in text for text in accepted):
        raise SkipError(Reason.TEXT_NOT_HELD)
    return ["", *(f"=%100%[plain]{escape(text)}" for text in accepted)]


def _number(spec: Spec, word: Write) -> list[str]:
    if any(spec["unit"].values()):
        raise SkipError(Reason.UNITS)
    return [f"#{spec['value']}:{spec['tolerance']}"]


def _essay(spec: Spec, word: Write) -> list[str]:
    if not is_overall(spec):
        raise SkipError(Reason.GRADING_NOT_HELD)
    return [""]


WRITERS: dict[str, Callable[[Spec, Write], list[str]]] = {
    "single_choice": _single_choice,
    "multiple_choice": _multiple_choice,
    "true_false": _true_false,
    "matching": _matching,
    "short_text": _short_text,
    "number": _number,
    "essay": _essay,
}
