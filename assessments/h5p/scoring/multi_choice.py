"""H5P.MultiChoice from 1.4 on, scored as js/multichoice.js does.

https://github.com/h5p/h5p-multi-choice, 5738a38 (1.16.27). A response names options by their
places in content.json, also where they were shown in another order.
"""

from typing import NamedTuple

from assessments.h5p.scoring.shapes import SEPARATOR, Params, Score, part


class Choice(NamedTuple):
    """The options by their places: those that are right, and how they count."""

    texts: list[str]
    right: set[int]
    is_single: bool
    one_point: bool
    # In per cent of the points, for the one point.
    needed: float


def choice(params: Params) -> Choice | None:
    """The question, or None where it is of a kind that is not known here."""
    answers, behaviour = params.get("answers"), part(params, "behaviour")
    if not isinstance(answers, list) or not all(isinstance(answer, dict) for answer in answers):
        return None
    kind, needed = behaviour.get("type", "auto"), behaviour.get("passPercentage", 100)
    # Versions before 1.4 said singleAnswer in place of a type.
    is_older = "singleAnswer" in behaviour and "type" not in behaviour
    if is_older or not isinstance(needed, int | float):
        return None
    right = {place for place, answer in enumerate(answers) if answer.get("correct")}
    return Choice(
        texts=[str(answer.get("text", "")) for answer in answers],
        right=right,
        is_single=kind == "single" or (kind == "auto" and len(right) == 1),
        one_point=bool(behaviour.get("singlePoint", True)),
        needed=needed,
    )


def ticked(question: Choice, response: str) -> set[int] | None:
    """The places of the options chosen; None where the player can have said no such thing."""
    names = response.split(SEPARATOR) if response else []
    known = {str(place): place for place in range(len(question.texts))}
    places = {known[name] for name in names if name in known}
    most = 1 if question.is_single else len(known)
    return places if len(places) == len(names) <= most else None


def score(params: Params, response: str) -> Score | None:
    """A point for each right option less one for each wrong, or one point for the whole."""
    question = choice(params)
    if question is None:
        return None
    # Where no option is right, to leave all of them is one thing done right.
    most = len(question.right) or 1
    is_whole = question.is_single or question.one_point
    places = ticked(question, response)
    if places is None:
        return Score(0, 1 if is_whole else most)
    if places or question.right:
        earned = max(0, len(places & question.right) - len(places - question.right))
    else:
        earned = 1
    if not is_whole:
        return Score(earned, most)
    passed = earned > 0 if question.is_single else 100 * earned / most >= question.needed
    return Score(int(passed), 1)
