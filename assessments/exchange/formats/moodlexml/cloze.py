"""Moodle's cloze questions: blanks in braces inside a text.

    Paris lies in {1:SHORTANSWER:=France}, on the {2:MULTICHOICE:=Seine~%0%Rhine#Look again}.

Our cloze has a prompt beside its text: the paragraphs before the first blank.
Source: https://docs.moodle.org/en/Embedded_Answers_(Cloze)_question_type
"""

import re
from typing import Any, NamedTuple

from assessments.exchange.enums import Reason, Remark
from assessments.exchange.formats import parts
from assessments.exchange.formats.figures import read_decimal, read_weight
from assessments.exchange.formats.markup import to_html
from assessments.exchange.formats.moodlexml.wording import Wording
from assessments.exchange.formats.parts import RIGHT, Answer
from assessments.exchange.formats.shapes import SkipError
from assessments.exchange.formats.texts import Texts, is_empty, texts, tidy
from assessments.scoring import Spec
from qalqan.common.languages import LANGUAGES

BLANK = re.compile(r"\{([0-9]*):([A-Z_]+):((?:\\.|[^{}\\])*+)\}", re.DOTALL)
ALTERNATIVE = re.compile(r"\s*(?:(=)|%(-?[0-9]{1,3}(?:[.,][0-9]*)?)%)?(.*)", re.DOTALL)
# A backslash belongs to the sign after it, so that an escaped one escapes nothing itself.
PART = re.compile(r"(?:\\.|[^~\\])++", re.DOTALL)
# The number sign of an entity such as &#39; begins no feedback.
WITH_FEEDBACK = re.compile(r"((?:\\.|&#|[^#\\])*+)(?:#(.*))?", re.DOTALL)
GAP = re.compile(r"\[\[([^\[\]]+)\]\]")
# How a choice is laid out, and whether it is shuffled.
FORMS = ("V", "H", "S", "VS", "HS")
KINDS = {
    **dict.fromkeys(["SHORTANSWER", "SA", "MW"], "short_text"),
    **dict.fromkeys(["SHORTANSWER_C", "SAC", "MWC"], "short_text"),
    **dict.fromkeys(["NUMERICAL", "NM"], "number"),
    **dict.fromkeys(["MULTICHOICE", "MC", "MCV", "MCH", "MCS", "MCVS", "MCHS"], "single_choice"),
    **dict.fromkeys(
        [f"MULTICHOICE_{form}" for form in ("V", "H", "S", "VS", "HS")], "single_choice"
    ),
}
NAMES = {"short_text": "SHORTANSWER", "number": "NUMERICAL", "single_choice": "MULTICHOICE"}
FILL_IN = {
    "kk": "Бос орындарды толтырыңыз.",
    "ru": "Заполните пропуски.",
    "en": "Fill in the blanks.",
}


class Cloze(NamedTuple):
    """A text with gaps [[1]], [[2]], and the blanks that stand there."""

    text: str
    blanks: list[Spec]


def read_blanks(source: str, wording: Wording) -> Cloze:
    """Take the blanks out of HTML."""
    found = list(BLANK.finditer(source))
    if not found or GAP.search(source):
        raise SkipError(Reason.BLANKS)
    numbers = iter(range(1, len(found) + 1))
    text = BLANK.sub(lambda _: f"[[{next(numbers)}]]", source)
    return Cloze(text, [_blank(str(n), one, wording) for n, one in enumerate(found, start=1)])


def split_prompt(whole: Texts, blanks: list[Spec]) -> tuple[Texts, Texts]:
    """The prompt and the text of a cloze. Raises SkipError where a language lacks a blank."""
    wanted = [blank["id"] for blank in blanks]
    spoken = [text for text in whole.values() if text]
    if any(sorted(GAP.findall(text), key=int) != wanted for text in spoken):
        raise SkipError(Reason.BLANK_LANGUAGES)
    split = {code: _split(whole[code], code) for code in LANGUAGES}
    return tuple({code: split[code][part] for code in LANGUAGES} for part in (0, 1))  # type: ignore[return-value]


def write_blanks(spec: Spec, *, language: str) -> str:
    """HTML with the blanks in place. Raises SkipError."""
    pieces = {code: GAP.split(text) for code, text in spec["text"].items() if text}
    orders = {tuple(given[1::2]) for given in pieces.values()}
    blanks = {blank["id"]: blank for blank in spec["blanks"]}
    if len(orders) != 1 or sorted(order := orders.pop()) != sorted(blanks):
        raise SkipError(Reason.BLANK_LANGUAGES)
    html = []
    for place in range(len(order) + 1):
        words = {code: pieces[code][2 * place] if code in pieces else "" for code in LANGUAGES}
        written = to_html(words, language=language, beside=[spec["prompt"], spec["text"]])
        html.append(written.replace("{", "&#123;").replace("}", "&#125;"))
        html += [_written(blanks[order[place]], language)] if place < len(order) else []
    return "".join(html)


def _split(text: str, code: str) -> tuple[str, str]:
    paragraphs = text.split("\n\n") if text else []
    first = next((n for n, paragraph in enumerate(paragraphs) if GAP.search(paragraph)), 0)
    prompt = "\n\n".join(paragraphs[:first]) or (FILL_IN[code] if text else "")
    return prompt, "\n\n".join(paragraphs[first:])


def _blank(name: str, found: re.Match[str], wording: Wording) -> Spec:
    weight, kind, body = found.groups()
    if kind not in KINDS or weight == "0":
        raise SkipError(Reason.BLANKS)
    if kind in {"SHORTANSWER_C", "SAC", "MWC"}:
        wording.remarks.append(Remark.CASE)
    answers = [_alternative(part, wording) for part in PART.findall(body) if part.strip()]
    said = {"id": name, "kind": KINDS[kind], "points": int(weight or 1)}
    if KINDS[kind] == "single_choice":
        return said | parts.single_choice(answers, prefix=f"blank {name} ")
    if any(not is_empty(answer.feedback) for answer in answers):
        wording.remarks.append(Remark.FEEDBACK_LEFT_OUT)
    return said | (parts.short_text(answers) if KINDS[kind] == "short_text" else _number(answers))


def _alternative(source: str, wording: Wording) -> Answer:
    found = ALTERNATIVE.fullmatch(source)
    assert found, "every part of it may be empty"
    weight = RIGHT if found[1] else read_weight(found[2] or "0")
    said = WITH_FEEDBACK.fullmatch(found[3])
    text, feedback = (said[1], said[2] or "") if said else (found[3], "")
    return Answer(weight, wording.fragment(_shown(text)), wording.fragment(_shown(feedback)))


def _number(answers: list[Answer]) -> Spec:
    if any(0 < answer.weight < RIGHT for answer in answers):
        raise SkipError(Reason.PARTLY_RIGHT)
    parts.one_right([answer.weight for answer in answers])
    right = next(parts.only(answer.text) for answer in answers if answer.weight == RIGHT)
    value, _, tolerance = right.partition(":")
    return parts.number(read_decimal(value), read_decimal(tolerance or "0"))


def _written(blank: Spec, language: str) -> str:
    answers = {"short_text": _accepted, "number": _value, "single_choice": _options}
    body = "~".join(answers[blank["kind"]](blank, language))
    return f"{{{blank['points']}:{NAMES[blank['kind']]}:{body}}}"


def _accepted(blank: Spec, language: str) -> list[str]:
    return [f"={_escaped(texts(text, language), language)}" for text in parts.accepted_texts(blank)]


def _value(blank: Spec, language: str) -> list[str]:
    if any(blank["unit"].values()):
        raise SkipError(Reason.UNITS)
    return [f"={blank['value']}:{blank['tolerance']}"]


def _options(blank: Spec, language: str) -> list[str]:
    return [
        f"{'=' if option['id'] in blank['correct'] else '%0%'}"
        f"{_escaped(option['text'], language)}#{_escaped(option['feedback'], language)}"
        for option in blank["options"]
    ]


def _escaped(value: dict[str, Any], language: str) -> str:
    return re.sub(r"[~{}#\\]", r"\\\g<0>", to_html(value, language=language))


def _shown(text: str) -> str:
    return tidy(re.sub(r"\\([~{}#\\\"/])", r"\1", text))
