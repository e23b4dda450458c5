"""Marking, without a database: item specs and raw responses in, points out.

An item's spec is the frozen form that an attempt keeps::

    {"kind": "single_choice", "points": 1, "prompt": {"kk": …, "ru": …, "en": …},
     "options": [{"id": "…", "text": {…}, "feedback": {…}}], "correct": ["…"],
     "explanation": {…}, "citations": […]}

A raw response is what the learner sent: here a list of option ids. Points are exact fractions.
"""

from assessments.scoring.choice import MultipleChoice, SingleChoice
from assessments.scoring.outcome import Outcome, outcome
from assessments.scoring.shapes import InvalidResponseError, Kind, Raw, Spec

KINDS: dict[str, Kind] = {
    "single_choice": SingleChoice(),
    "multiple_choice": MultipleChoice(),
    "true_false": SingleChoice(),
}


def check(spec: Spec, raw: Raw) -> None:
    """Raise InvalidResponseError where `raw` cannot be an answer to the item."""
    KINDS[spec["kind"]].check(spec, raw)


def share(spec: Spec, raw: Raw | None) -> float:
    """The share of the item's points that `raw` earns, 0 to 1; nothing given earns nothing."""
    if raw is None:
        return 0.0
    return KINDS[spec["kind"]].share(spec, raw)


def points(spec: Spec, raw: Raw | None) -> float:
    """The points that `raw` earns, 0 to the item's own."""
    return share(spec, raw) * spec["points"]


__all__ = [
    "KINDS",
    "InvalidResponseError",
    "Outcome",
    "Raw",
    "Spec",
    "check",
    "outcome",
    "points",
    "share",
]
