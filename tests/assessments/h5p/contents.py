"""Contents of the three kinds that are scored again, and reports of them. All written here."""

import uuid
from typing import Any

VERBS = "http://adlnet.gov/expapi/verbs/"
SUB_CONTENT = "http://h5p.org/x-api/h5p-subContentId"
MULTI_CHOICE, TRUE_FALSE, BLANKS = "H5P.MultiChoice 1.16", "H5P.TrueFalse 1.8", "H5P.Blanks 1.14"
QUESTION_SET, DRAGGING = "H5P.QuestionSet 1.20", "H5P.DragQuestion 1.14"

Data = dict[str, Any]


def multi_choice(right: str, **behaviour: Any) -> Data:
    """A question with an option for each sign of `right`: "+" is right, "-" wrong."""
    answers = [
        {"text": f"<div>Option {place}</div>\n", "correct": sign == "+"}
        for place, sign in enumerate(right)
    ]
    usual = {"type": "auto", "singlePoint": False, "passPercentage": 100}
    return {
        "question": "<p>Who can be a <b>victim</b>?</p>",
        "answers": answers,
        "behaviour": usual | behaviour,
    }


def true_false(correct: str = "true") -> Data:
    return {
        "question": "<p>Consent excuses the trafficker.</p>",
        "correct": correct,
        "l10n": {"trueText": "Дұрыс", "falseText": "Бұрыс"},
    }


def blanks(*questions: str, **behaviour: Any) -> Data:
    return {"text": "<p>Fill in.</p>", "questions": list(questions), "behaviour": behaviour}


def sub_id(place: int) -> str:
    return str(uuid.UUID(int=place + 1))


def held(place: int, library: str, params: Data) -> Data:
    """A content within another."""
    return {"library": library, "params": params, "subContentId": sub_id(place)}


def question_set(*held_contents: Data, **more: Any) -> Data:
    return {"questions": list(held_contents), **more}


def statement(
    *,
    verb: str = "answered",
    place: int | None = None,
    response: Any = None,
    score: tuple[float, float] | None = None,
    **result: Any,
) -> Data:
    """A statement as H5P core sends it."""
    extensions = {} if place is None else {SUB_CONTENT: sub_id(place)}
    if score is not None:
        result["score"] = {"min": 0, "raw": score[0], "max": score[1]}
    if response is not None:
        result["response"] = response
    return {
        "actor": {"name": "Somebody else", "mbox": "mailto:somebody@example.org"},
        "verb": {"id": VERBS + verb, "display": {"en-US": verb}},
        "object": {"definition": {"extensions": extensions, "interactionType": "choice"}},
        "result": result,
    }


def tree(root: Data, *children: Data) -> Data:
    return {"statement": root, "children": [{"statement": child} for child in children]}
