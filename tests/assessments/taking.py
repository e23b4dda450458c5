"""Short words for what tests do with attempts."""

import uuid
from typing import Any

from assessments import services
from assessments.models import Assessment, Attempt, Item, Response
from assessments.services import bank
from qalqan.accounts.models import User
from tests.factories import item_spec, three


def begin(assessment: Assessment, learner: User, **changes: Any) -> Attempt:
    call = {"registration": uuid.uuid4(), "language": "kk", **changes}
    return services.start(assessment=assessment, learner=learner, **call)


def answer(attempt: Attempt, slot: int, raw: Any, **changes: Any) -> Response:
    read = services.get(attempt.uuid, learner=changes.pop("learner", attempt.learner))
    call = {
        "slot": slot,
        "response_uuid": uuid.uuid4(),
        "sequence": 1,
        "raw": raw,
        "language": "kk",
        **changes,
    }
    return services.record_response(read, **call)


def answer_right(attempt: Attempt) -> None:
    for slot, spec in enumerate(services.sheet(attempt).specs):
        answer(attempt, slot, spec["correct"], sequence=slot + 1)


def finish(attempt: Attempt) -> Attempt:
    return services.finish(attempt.uuid, learner=attempt.learner)


def refusal(call: Any) -> str:
    """The code with which the call is refused, "" where it is not."""
    try:
        call()
    except services.AttemptError as error:
        return error.code
    return ""


def make_essay(key: str, points: int = 4) -> Item:
    rubric = [
        {"id": "facts", "text": three("facts"), "points": 3},
        {"id": "law", "text": three("law"), "points": 1},
    ]
    spec = item_spec("essay", rubric=rubric, most_characters=2000, points=points)
    return bank.store_item(key, spec=spec)


def make_case(key: str) -> Item:
    def choice(name: str, to: str | None, points: int, *, critical: bool = False) -> dict[str, Any]:
        return {
            "id": name,
            "text": three(name),
            "feedback": three(f"about {name}"),
            "to": to,
            "points": points,
            "critical": critical,
        }

    nodes = {
        "hello": {
            "text": three("A person stands before you."),
            "choices": [choice("greet", "ask", 1), choice("walk-on", None, 0)],
        },
        "ask": {
            "text": three("The person does not understand."),
            "choices": [choice("interpreter", None, 2), choice("employer", None, 0)],
        },
    }
    return bank.store_item(key, spec=item_spec("case", start="hello", nodes=nodes, points=3))
