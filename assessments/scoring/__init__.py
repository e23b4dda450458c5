"""Marking, without a database: item specs and raw responses in, points out.

An item's spec is the frozen form that an attempt keeps::

    {"kind": "single_choice", "points": 1, "prompt": {"kk": …, "ru": …, "en": …},
     "options": [{"id": "…", "text": {…}, "feedback": {…}}], "correct": ["…"],
     "explanation": {…}, "citations": […]}

A raw response is what the learner sent, any JSON value; each kind's module says what it takes
and which further parts its spec has. A share is 0 to 1, and points are that share of the item's.
"""

from assessments.scoring.case import Case
from assessments.scoring.choice import MultipleChoice, SingleChoice
from assessments.scoring.cloze import Cloze
from assessments.scoring.description import Description
from assessments.scoring.essay import Essay, rubric_share
from assessments.scoring.graph_faults import graph_faults
from assessments.scoring.matching import Matching
from assessments.scoring.number import Number
from assessments.scoring.opinion import OpinionScale
from assessments.scoring.ordering import Ordering
from assessments.scoring.outcome import Outcome, outcome
from assessments.scoring.shapes import (
    Fault,
    InvalidMarksError,
    InvalidResponseError,
    Kind,
    NeedsTutorError,
    Raw,
    Spec,
)
from assessments.scoring.short_text import ShortText
from assessments.scoring.texts import Place, missing_texts, texts_of

KINDS: dict[str, Kind] = {
    "single_choice": SingleChoice(),
    "multiple_choice": MultipleChoice(),
    "true_false": SingleChoice(),
    "matching": Matching(),
    "ordering": Ordering(),
    "short_text": ShortText(),
    "number": Number(),
    "cloze": Cloze(),
    "essay": Essay(),
    "opinion_scale": OpinionScale(),
    "case": Case(),
    "description": Description(),
}


def faults(spec: Spec) -> list[Fault]:
    """What is wrong with the item itself, [] where learners may be asked it."""
    return KINDS[spec["kind"]].faults(spec)


def check(spec: Spec, raw: Raw) -> None:
    """Raise InvalidResponseError where `raw` cannot be an answer to the item."""
    KINDS[spec["kind"]].check(spec, raw)


def follows(spec: Spec, earlier: Raw, raw: Raw) -> bool:
    """Whether `raw` may take the place of the `earlier` answer to the item."""
    return KINDS[spec["kind"]].follows(earlier, raw)


def share(spec: Spec, raw: Raw | None) -> float:
    """The share of the item's points that `raw` earns, 0 to 1; nothing given earns nothing.

    Raises NeedsTutorError for an answer that only a tutor can mark.
    """
    if raw is None:
        return 0.0
    return KINDS[spec["kind"]].share(spec, raw)


def points(spec: Spec, raw: Raw | None) -> float:
    """The points that `raw` earns, 0 to the item's own; raises as `share` does."""
    return share(spec, raw) * float(spec["points"])


def available(spec: Spec) -> float:
    """The points that the item can earn: its own, or none where it is not scored."""
    return spec["points"] if is_scored(spec) else 0


def is_scored(spec: Spec) -> bool:
    """Whether an answer to the item can be better than another."""
    return KINDS[spec["kind"]].scored


def is_answer(raw: Raw | None) -> bool:
    """Whether `raw` says anything: an answer taken back says nothing."""
    if isinstance(raw, dict):
        return any(is_answer(value) for name, value in raw.items() if name != "language")
    return bool(raw.strip() if isinstance(raw, str) else raw)


def needs_tutor(spec: Spec) -> bool:
    """Whether answers to the item wait for a tutor's marks (`rubric_share`)."""
    return KINDS[spec["kind"]].by_tutor


def has_critical(spec: Spec) -> bool:
    """Whether an answer to the item can fail the attempt by itself."""
    parts = [
        *spec.get("options", []),
        *(option for blank in spec.get("blanks", []) for option in blank.get("options", [])),
        *(choice for node in spec.get("nodes", {}).values() for choice in node["choices"]),
    ]
    return any(part.get("critical") for part in parts)


def critical_choices(spec: Spec, raw: Raw | None) -> list[str]:
    """The ids of the critical options or case choices in `raw`; any one fails the attempt."""
    return [] if raw is None else KINDS[spec["kind"]].critical(spec, raw)


__all__ = [
    "KINDS",
    "Fault",
    "InvalidMarksError",
    "InvalidResponseError",
    "Kind",
    "NeedsTutorError",
    "Outcome",
    "Place",
    "Raw",
    "Spec",
    "available",
    "check",
    "critical_choices",
    "faults",
    "follows",
    "graph_faults",
    "has_critical",
    "is_answer",
    "is_scored",
    "missing_texts",
    "needs_tutor",
    "outcome",
    "points",
    "rubric_share",
    "share",
    "texts_of",
]
