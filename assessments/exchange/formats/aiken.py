"""Aiken: single choice in one language, one paragraph for a question.

    What is it called?
    A. One name
    B. Another name
    ANSWER: B

Source: https://docs.moodle.org/en/Aiken_format
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from string import ascii_uppercase
from typing import BinaryIO

from assessments.exchange.enums import Reason, Refusal, Remark
from assessments.exchange.formats import parts
from assessments.exchange.formats.items import check_held, item, languages_of
from assessments.exchange.formats.shapes import Draft, FileError, Format, Place, SkipError, Skipped
from assessments.exchange.formats.texts import is_empty, lines, one_line, texts, tidy

OPTION = re.compile(r"\s*([A-Z])[.)]\s*(.*)")
ANSWER = re.compile(r"\s*ANSWER:(.*)")


class _Question:
    """The lines of one question, as far as they have been read."""

    def __init__(self) -> None:
        self.line = 0
        self.prompt: list[str] = []
        self.options: dict[str, str] = {}

    def add(self, line: str, number: int) -> None:
        found = OPTION.fullmatch(line) if self.prompt else None
        if found:
            self.options[found[1]] = found[2]
        elif self.options:
            raise FileError(Refusal.UNFINISHED, self.line)
        elif line.strip() or self.prompt:
            self.line = self.line or number
            self.prompt.append(line)


class Aiken(Format):
    def read(self, stream: BinaryIO, *, language: str) -> Iterator[Draft | Skipped]:
        question, count = _Question(), 0
        for number, line in enumerate(lines(stream), start=1):
            answer = ANSWER.fullmatch(line)
            if answer is None:
                question.add(line, number) if line.strip() or not question.options else None
                continue
            if not question.options:
                raise FileError(Refusal.UNFINISHED, number)
            count += 1
            yield _draft(question, answer[1].strip(), Place(count, question.line), language)
            question = _Question()
        if question.prompt:
            raise FileError(Refusal.UNFINISHED, question.line)

    def write(self, draft: Draft, *, language: str) -> str:
        check_held(draft, kinds={"single_choice"})
        spec = draft.spec
        if set(languages_of(spec)) - {language}:
            raise SkipError(Reason.LANGUAGES_NOT_HELD)
        if spec["points"] != 1:
            draft.remarks.append(Remark.POINTS)
        if not is_empty(spec["explanation"]) or any(
            not is_empty(option["feedback"]) for option in spec["options"]
        ):
            draft.remarks.append(Remark.FEEDBACK_LEFT_OUT)
        return _written(draft, language)


def _draft(question: _Question, answer: str, place: Place, language: str) -> Draft | Skipped:
    answers = [
        parts.Answer(Decimal(100 if letter == answer else 0), texts(tidy(text), language))
        for letter, text in question.options.items()
    ]
    try:
        prompt = texts(tidy("\n".join(question.prompt)), language)
        chosen = parts.single_choice(answers)
        return Draft("", item("single_choice", prompt=prompt, explanation=texts(), **chosen), place)
    except SkipError as error:
        return Skipped(place, error)


def _written(draft: Draft, language: str) -> str:
    spec = draft.spec
    prompt = spec["prompt"][language]
    rows = [line for line in prompt.split("\n") if line]
    options = [one_line(option["text"][language]) for option in spec["options"]]
    if any(OPTION.fullmatch(row) for row in rows[1:]) or any(map(ANSWER.fullmatch, rows)):
        raise SkipError(Reason.TEXT_NOT_HELD)
    letters = dict(zip((option["id"] for option in spec["options"]), ascii_uppercase, strict=False))
    rows += [f"{letter}. {text}" for letter, text in zip(ascii_uppercase, options, strict=False)]
    return "\n".join([*rows, f"ANSWER: {letters[spec['correct'][0]]}", "", ""])
