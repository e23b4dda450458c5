"""One item of each kind, with its right answer."""

from typing import Any

Json = Any

OPTIONS = ["a", "b", "c", "d"]
STEMS = ["p", "q", "r"]
BLANKS = ["word", "figure", "pick"]


def options(*critical: str) -> list[dict[str, Any]]:
    return [
        {"id": name, "text": {}, "feedback": {}, "critical": name in critical} for name in OPTIONS
    ]


def choice_spec(kind: str, *correct: str, points: int = 1, **parts: Any) -> dict[str, Any]:
    return {
        "kind": kind,
        "points": points,
        "options": options(),
        "correct": list(correct),
        **parts,
    }


def step(name: str, to: str | None, points: int, *, critical: bool = False) -> dict[str, Any]:
    return {"id": name, "to": to, "points": points, "critical": critical}


def case_spec(**nodes: list[dict[str, Any]]) -> dict[str, Any]:
    """A case that starts at its first node."""
    return {
        "kind": "case",
        "points": 1,
        "start": next(iter(nodes)),
        "nodes": {name: {"choices": choices} for name, choices in nodes.items()},
    }


TALK = case_spec(
    hello=[
        step("greet", "ask", 1),
        step("threaten", None, -2, critical=True),
        step("wait", "hello", 0),
    ],
    ask=[step("interpreter", "hello", 2), step("employer", "ask", -1), step("refer", None, 2)],
)
SHORT_TEXT = {
    "kind": "short_text",
    "points": 1,
    "accepted": {"kk": ["баспана"], "ru": ["приют", "убежище"], "en": ["shelter"]},
    "one_typo": True,
}
NUMBER = {
    "kind": "number",
    "points": 1,
    "value": "1234.5",
    "tolerance": "0.5",
    "unit": {"kk": ["теңге", "тг"], "ru": ["тенге"], "en": ["tenge"]},
    "unit_required": False,
}
CLOZE = {
    "kind": "cloze",
    "points": 3,
    "text": {"kk": "[[word]] [[figure]] [[pick]]", "ru": "", "en": "[[pick]] [[word]] [[figure]]"},
    "blanks": [
        {**SHORT_TEXT, "id": "word", "points": 1},
        {**NUMBER, "id": "figure", "points": 2},
        {**choice_spec("single_choice", "a", points=3), "id": "pick", "options": options("d")},
    ],
}
# By a name of their own, because a kind with gradings has several samples.
SPECS: dict[str, dict[str, Any]] = {
    "single_choice": choice_spec("single_choice", "a"),
    "true_false": choice_spec("true_false", "b"),
    "multiple_choice": choice_spec("multiple_choice", "a", "b"),
    "multiple_choice partial": choice_spec("multiple_choice", "a", "b", grading="partial"),
    "multiple_choice penalty": choice_spec(
        "multiple_choice", "a", "b", grading="partial_with_penalty"
    ),
    "matching": {
        "kind": "matching",
        "points": 3,
        "stems": [{"id": name, "text": {}} for name in STEMS],
        "options": options(),
        "correct": {"p": "a", "q": "a", "r": "b"},
    },
    "ordering": choice_spec("ordering", *"cabd"),
    "ordering pairs": choice_spec("ordering", *"cabd", grading="pairs"),
    "short_text": SHORT_TEXT,
    "number": NUMBER,
    "cloze": CLOZE,
    "essay": {"kind": "essay", "points": 5, "rubric": [{"id": "law", "points": 5}]},
    "opinion_scale": {"kind": "opinion_scale", "points": 1, "options": options()},
    "case": TALK,
    "description": {"kind": "description", "points": 1},
}
MARKED_HERE = sorted(set(SPECS) - {"essay", "opinion_scale", "description"})
RIGHT: dict[str, Json] = {
    "single_choice": ["a"],
    "true_false": ["b"],
    "multiple_choice": ["b", "a"],
    "multiple_choice partial": ["a", "b"],
    "multiple_choice penalty": ["b", "a"],
    "matching": {"p": "a", "q": "a", "r": "b"},
    "ordering": list("cabd"),
    "ordering pairs": list("cabd"),
    "short_text": {"text": "Приют", "language": "kk"},
    "number": {"text": "1 234,5 теңге"},
    "cloze": {"word": {"text": "shelter"}, "figure": {"text": "1234.5"}, "pick": ["a"]},
    "case": {"path": ["greet", "interpreter", "greet", "refer"]},
}
