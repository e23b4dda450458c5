"""Whole items: put together and checked on the way in, checked on the way out."""

from typing import Any

from assessments.exchange.enums import Reason, Remark
from assessments.exchange.formats.shapes import (
    MOST_BLANKS,
    MOST_CHARACTERS,
    MOST_OPTIONS,
    MOST_POINTS,
    Draft,
    SkipError,
)
from assessments.exchange.formats.texts import Texts, every_text, is_empty
from assessments.scoring import Spec, faults
from assessments.scoring.essay import MOST_CHARACTERS as MOST_TYPED
from qalqan.common.languages import LANGUAGES

# The fewest and the most of each list, as the forms of the bank have them.
SIZES = {
    "options": (2, MOST_OPTIONS),
    "stems": (2, MOST_OPTIONS),
    "rubric": (1, MOST_OPTIONS),
    "blanks": (1, MOST_BLANKS),
}


def item(kind: str, *, prompt: Texts, explanation: Texts, points: int = 1, **parts: Any) -> Spec:
    """A spec without citations and images. Raises SkipError where it breaks a limit."""
    spec = {
        "kind": kind,
        "points": points,
        "prompt": prompt,
        "explanation": explanation,
        "citations": [],
        "images": [],
        **parts,
    }
    if is_empty(prompt):
        raise SkipError(Reason.NO_PROMPT)
    if not 1 <= points <= MOST_POINTS:
        raise SkipError(Reason.POINTS)
    if any(len(text) > MOST_CHARACTERS for text in every_text(spec)):
        raise SkipError(Reason.TOO_LONG)
    for part in _parts(spec):
        _check_sizes(part)
    if found := faults(spec):
        raise SkipError(Reason.FAULT, f"({found[0].code})")
    return spec


def check_held(draft: Draft, *, kinds: set[str], pictures: bool = False) -> None:
    """Refuse what a format of these kinds cannot hold; remark on what gets lost harmlessly."""
    spec = draft.spec
    if spec["kind"] not in kinds:
        raise SkipError(Reason.KIND_NOT_HELD)
    if any(option.get("critical") for part in _parts(spec) for option in part.get("options", [])):
        raise SkipError(Reason.CRITICAL_NOT_HELD)
    if spec["images"] and not pictures:
        raise SkipError(Reason.PICTURES_NOT_HELD)
    if found := faults(spec):
        raise SkipError(Reason.FAULT, f"({found[0].code})")
    _remark(draft)


def _remark(draft: Draft) -> None:
    spec = draft.spec
    if spec["citations"]:
        draft.remarks.append(Remark.CITATIONS)
    accepted = [part["accepted"] for part in _parts(spec) if "accepted" in part]
    if any(sum(map(bool, answers.values())) > 1 for answers in accepted):
        draft.remarks.append(Remark.ANSWER_LANGUAGES)
    if spec.get("most_characters", MOST_TYPED) != MOST_TYPED:
        draft.remarks.append(Remark.LENGTH)


def languages_of(spec: Spec) -> list[str]:
    """The languages in which the item says anything."""
    return [code for code in LANGUAGES if any(_texts_in(spec, code))]


def _texts_in(part: Any, code: str) -> list[str]:
    if isinstance(part, list):
        return [text for child in part for text in _texts_in(child, code)]
    if not isinstance(part, dict):
        return []
    if set(part) == set(LANGUAGES):
        return [text for text in [part[code]] if text and isinstance(text, str)]
    return [text for child in part.values() for text in _texts_in(child, code)]


def _parts(spec: Spec) -> list[Spec]:
    """The item, and the blanks of a cloze with it."""
    return [spec, *spec.get("blanks", [])]


def _check_sizes(part: Spec) -> None:
    for name, (fewest, most) in SIZES.items():
        if name in part and len(part[name]) < fewest:
            raise SkipError(Reason.TOO_FEW_PARTS)
        if name in part and len(part[name]) > most:
            raise SkipError(Reason.TOO_MANY_PARTS)
