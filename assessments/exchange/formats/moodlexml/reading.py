"""Questions of a Moodle XML file to drafts."""

from collections.abc import Iterator
from typing import BinaryIO
from xml.etree.ElementTree import Element

from assessments.exchange.enums import Reason, Remark
from assessments.exchange.formats.items import item
from assessments.exchange.formats.moodlexml import cloze
from assessments.exchange.formats.moodlexml.kinds import READERS, points_of
from assessments.exchange.formats.moodlexml.parsing import Found, questions
from assessments.exchange.formats.moodlexml.wording import Wording, source_of
from assessments.exchange.formats.shapes import Draft, Place, SkipError, Skipped
from assessments.exchange.formats.texts import joined, one_line, texts
from assessments.scoring import Spec

SAID_AFTER = ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")


def read(stream: BinaryIO, *, language: str) -> Iterator[Draft | Skipped]:
    number = 0
    for found in questions(stream):
        question = found.element()
        if question.get("type") != "category":
            number += 1
            name = one_line(source_of(question.find("name")))
            yield _draft(found, question, Place(number, found.line, name), language)


def _draft(found: Found, question: Element, place: Place, language: str) -> Draft | Skipped:
    wording = Wording(language)
    try:
        if found.is_too_long:
            raise SkipError(Reason.TOO_LONG)
        spec = _spec(question, wording)
    except SkipError as error:
        return Skipped(place, error)
    identity = one_line(question.findtext("idnumber") or "")
    return Draft(place.name, spec, place, identity, wording.files, wording.remarks)


def _spec(question: Element, wording: Wording) -> Spec:
    kind = question.get("type", "")
    if kind == "cloze" or kind == "multianswer":
        parts = _cloze(question, wording)
    elif kind in READERS:
        prompt = wording.prompt(question.find("questiontext"))
        name, parts = READERS[kind](question, wording)
        points = 1 if name == "description" else points_of(question)
        parts |= {"kind": name, "prompt": prompt, "points": points}
    else:
        raise SkipError(Reason.UNKNOWN_KIND, f"({kind})")
    general = wording.feedback(question.find("generalfeedback"))
    wording.old_picture(question)
    _remark(question, wording)
    spec = item(explanation=joined([general, parts.pop("said", texts())]), **parts)
    pictures = wording.alternatives.items()
    return {**spec, "images": [{"image": name, "alt": alt} for name, alt in pictures]}


def _cloze(question: Element, wording: Wording) -> Spec:
    element = question.find("questiontext")
    found = cloze.read_blanks(source_of(element), wording)
    whole = wording.prompt(element, found.text)
    prompt, text = cloze.split_prompt(whole, found.blanks)
    is_weighed = bool(question.findtext("defaultgrade"))
    points = points_of(question) if is_weighed else sum(one["points"] for one in found.blanks)
    return {
        "kind": "cloze",
        "prompt": prompt,
        "points": points,
        "text": text,
        "blanks": found.blanks,
    }


def _remark(question: Element, wording: Wording) -> None:
    if any(source_of(question.find(name)).strip() for name in SAID_AFTER):
        wording.remarks.append(Remark.FEEDBACK_LEFT_OUT)
    if any(source_of(hint).strip() for hint in question.findall("hint")):
        wording.remarks.append(Remark.HINTS)
