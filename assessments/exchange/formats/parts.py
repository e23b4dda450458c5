"""From answers with weights, as Moodle's formats have them, to the parts of our specs.

A weight is in per cent: 100 is right. What no grading of ours stands for is never guessed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from assessments.exchange.enums import Reason, Remark
from assessments.exchange.formats.figures import plain_decimal
from assessments.exchange.formats.shapes import SkipError
from assessments.exchange.formats.texts import Texts, is_empty, joined, one_line, texts
from assessments.scoring import Spec
from qalqan.common.languages import LANGUAGES

RIGHT = Decimal(100)
# Thirds and sevenths are written with few decimals: 33.33, 14.286.
ROUNDING = Decimal("0.1")


@dataclass(frozen=True)
class Answer:
    """One answer of a file: its weight in per cent, its text, what is said about it."""

    weight: Decimal
    text: Texts
    feedback: Texts = field(default_factory=texts)


def options(answers: Sequence[Answer], *, prefix: str = "") -> list[dict[str, Any]]:
    """The options of a choice, called by their places: "option 1", "option 2"."""
    if any(is_empty(answer.text) for answer in answers):
        raise SkipError(Reason.NO_OPTION_TEXT)
    return [
        {
            "id": f"{prefix}option {number}",
            "text": answer.text,
            "feedback": answer.feedback,
            "critical": False,
        }
        for number, answer in enumerate(answers, start=1)
    ]


def single_choice(answers: Sequence[Answer], *, prefix: str = "") -> Spec:
    """The parts of a single choice: one option at 100, the others at 0."""
    weights = [answer.weight for answer in answers]
    if any(0 < weight < RIGHT for weight in weights):
        raise SkipError(Reason.PARTLY_RIGHT)
    if any(weight < 0 for weight in weights):
        raise SkipError(Reason.PENALTY)
    one_right(weights)
    chosen = options(answers, prefix=prefix)
    return {"options": chosen, "correct": [chosen[weights.index(RIGHT)]["id"]]}


def one_right(weights: Sequence[Decimal]) -> None:
    if weights.count(RIGHT) != 1:
        few = RIGHT not in weights
        raise SkipError(Reason.NO_RIGHT_ANSWER if few else Reason.TWO_RIGHT_ANSWERS)


def multiple_choice(answers: Sequence[Answer]) -> Spec:
    """The parts of a multiple choice whose right options share 100 equally.

    Wrong options at 0 are graded "partial", wrong ones that each cost as much as a right one
    earns "partial_with_penalty".
    """
    right = [answer.weight for answer in answers if answer.weight > 0]
    wrong = [answer.weight for answer in answers if answer.weight <= 0]
    if not right:
        raise SkipError(Reason.NO_RIGHT_ANSWER)
    share = RIGHT / len(right)
    if any(abs(weight - share) > ROUNDING for weight in right):
        raise SkipError(Reason.UNEQUAL_WEIGHTS)
    return marked(answers, grading=_grading(wrong, share))


def marked(answers: Sequence[Answer], *, grading: str) -> Spec:
    chosen = options(answers)
    pairs = zip(chosen, answers, strict=True)
    correct = [option["id"] for option, answer in pairs if answer.weight > 0]
    return {"options": chosen, "correct": correct, "grading": grading}


def weights_of(spec: Spec) -> list[Decimal]:
    """The weight of each option of a choice, in their order. Raises SkipError."""
    right, wrong = RIGHT, Decimal(0)
    if spec["kind"] == "multiple_choice":
        if spec["grading"] == "all_or_nothing":
            raise SkipError(Reason.GRADING_NOT_HELD)
        right = round(RIGHT / len(spec["correct"]), 5)
        wrong = -right if spec["grading"] == "partial_with_penalty" else wrong
    return [right if option["id"] in spec["correct"] else wrong for option in spec["options"]]


def true_false(is_true: bool, *, if_true: Texts, if_false: Texts) -> Spec:
    said = {"true": if_true, "false": if_false}
    return {
        "options": [
            {"id": name, "text": texts(), "feedback": feedback, "critical": False}
            for name, feedback in said.items()
        ],
        "correct": ["true" if is_true else "false"],
    }


def matching(pairs: Sequence[tuple[Texts, Texts]]) -> Spec:
    """Stems by option, as the bank keeps them; a pair without a stem is an option to distract."""
    chosen: list[Texts] = []
    for _stem, option in pairs:
        if option not in chosen:
            chosen.append(option)
    if any(is_empty(option) for option in chosen):
        raise SkipError(Reason.MATCHING)
    stems = [
        (stem, place)
        for place, wanted in enumerate(chosen, start=1)
        for stem, option in pairs
        if option == wanted and not is_empty(stem)
    ]
    return {
        "stems": [{"id": f"stem {n}", "text": stem} for n, (stem, _) in enumerate(stems, start=1)],
        "options": [{"id": f"option {n}", "text": text} for n, text in enumerate(chosen, start=1)],
        "correct": {f"stem {n}": f"option {place}" for n, (_, place) in enumerate(stems, start=1)},
    }


def pairs_of(spec: Spec) -> list[tuple[Texts, Texts]]:
    """The pairs of a matching item, those without a stem last."""
    by_id = {option["id"]: option["text"] for option in spec["options"]}
    used = [(stem["text"], by_id[spec["correct"][stem["id"]]]) for stem in spec["stems"]]
    taken = set(spec["correct"].values())
    return [*used, *((texts(), text) for name, text in by_id.items() if name not in taken)]


def short_text(answers: Sequence[Answer]) -> Spec:
    """Accepted are the answers at 100; a wrong answer that a file names has no place here."""
    if any(0 < answer.weight < RIGHT for answer in answers):
        raise SkipError(Reason.PARTLY_RIGHT)
    accepted = [answer.text for answer in answers if answer.weight == RIGHT]
    if all(map(is_empty, accepted)):
        raise SkipError(Reason.NO_RIGHT_ANSWER)
    if any("*" in text.replace("\\*", "") for answer in accepted for text in answer.values()):
        raise SkipError(Reason.WILDCARD)
    wanted = {code: [one_line(answer[code]) for answer in accepted] for code in LANGUAGES}
    return {
        "accepted": {
            code: list(dict.fromkeys(text.replace("\\*", "*") for text in found if text))
            for code, found in wanted.items()
        },
        "one_typo": False,
    }


def accepted_texts(spec: Spec) -> list[str]:
    """All accepted answers, as a file has them. Raises SkipError."""
    if spec["one_typo"]:
        raise SkipError(Reason.GRADING_NOT_HELD)
    found = dict.fromkeys(text for code in LANGUAGES for text in spec["accepted"][code])
    return [text.replace("*", "\\*") for text in found]


def moved(answers: Sequence[Answer]) -> tuple[Texts, list[Remark]]:
    """Feedback on right answers, for the explanation, where a kind has none for its answers."""
    said = [answer for answer in answers if not is_empty(answer.feedback)]
    right = [answer.feedback for answer in said if answer.weight == RIGHT]
    remarks = [Remark.FEEDBACK_MOVED] if right else []
    if any(answer.weight != RIGHT for answer in said):
        remarks.append(Remark.FEEDBACK_LEFT_OUT)
    return joined(each for place, each in enumerate(right) if each not in right[:place]), remarks


def number(value: Decimal, tolerance: Decimal) -> Spec:
    return {
        "value": plain_decimal(value),
        "tolerance": plain_decimal(abs(tolerance)),
        "unit": {code: [] for code in LANGUAGES},
        "unit_required": False,
    }


def only(text: Texts) -> str:
    return next(filter(None, text.values()), "")


def _grading(wrong: Sequence[Decimal], share: Decimal) -> str:
    if all(abs(weight + share) <= ROUNDING for weight in wrong) and wrong:
        return "partial_with_penalty"
    if any(wrong):
        raise SkipError(Reason.PENALTY)
    return "partial"
