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
from assessments.scoring.essay import Essay, rubric_share
from assessments.scoring.graph_faults import Fault, graph_faults
from assessments.scoring.matching import Matching
from assessments.scoring.number import Number
from assessments.scoring.opinion import OpinionScale
from assessments.scoring.ordering import Ordering
from assessments.scoring.outcome import Outcome, outcome
from assessments.scoring.shapes import (
    InvalidMarksError,
    InvalidResponseError,
    Kind,
    NeedsTutorError,
    Raw,
    Spec,
)
from assessments.scoring.short_text import ShortText

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
}


def check(spec: Spec, raw: Raw) -> None:
    """Raise InvalidResponseError where `raw` cannot be an answer to the item."""
    KINDS[spec["kind"]].check(spec, raw)


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


def needs_tutor(spec: Spec) -> bool:
    """Whether answers to the item wait for a tutor's marks (`rubric_share`)."""
    return KINDS[spec["kind"]].by_tutor


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
    "Raw",
    "Spec",
    "available",
    "check",
    "critical_choices",
    "graph_faults",
    "is_scored",
    "needs_tutor",
    "outcome",
    "points",
    "rubric_share",
    "share",
]
