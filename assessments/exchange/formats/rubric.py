"""The rubric of an essay, as Moodle's notes for the tutor can hold it.

Each criterion is a paragraph that ends with its points in brackets: "Names the article [3]".
Notes of any other form are one criterion.
"""

import re
from typing import Any

from assessments.exchange.formats.texts import Texts, is_empty, one_line
from assessments.scoring import Spec
from assessments.scoring.essay import MOST_CHARACTERS
from qalqan.common.languages import LANGUAGES

OVERALL = {"kk": "Жалпы баға", "ru": "Общая оценка", "en": "The answer as a whole"}
CRITERION = re.compile(r"(.+) \[([1-9][0-9]{0,2})\]")


def overall(points: int = 1, *, text: Texts = OVERALL) -> Spec:
    """The parts of an essay that is marked as a whole."""
    return essay([{"id": "criterion 1", "text": {**text}, "points": points}])


def essay(rubric: list[dict[str, Any]]) -> Spec:
    return {"rubric": rubric, "most_characters": MOST_CHARACTERS}


def is_overall(spec: Spec) -> bool:
    return len(spec["rubric"]) == 1 and spec["rubric"][0]["text"] == OVERALL


def read_rubric(notes: Texts, points: int) -> Spec:
    """The parts of an essay with these notes for the tutor, worth `points`."""
    if is_empty(notes):
        return overall(points)
    read = {code: _criteria(notes[code]) for code in LANGUAGES if notes[code]}
    first = next(iter(read.values()))
    scores = [score for _text, score in first]
    if not first or any([score for _, score in other] != scores for other in read.values()):
        return overall(points, text=notes)
    return essay(
        [
            {
                "id": f"criterion {place + 1}",
                "text": {code: read[code][place][0] if code in read else "" for code in LANGUAGES},
                "points": score,
            }
            for place, score in enumerate(scores)
        ]
    )


def written_rubric(spec: Spec) -> Texts:
    """The notes for the tutor that `read_rubric` reads back."""
    rows = {
        code: [f"{one_line(one['text'][code])} [{one['points']}]" for one in spec["rubric"]]
        for code in LANGUAGES
        if any(one["text"][code] for one in spec["rubric"])
    }
    return {code: "\n\n".join(rows.get(code, [])) for code in LANGUAGES}


def _criteria(notes: str) -> list[tuple[str, int]]:
    found = [CRITERION.fullmatch(line) for line in notes.split("\n") if line]
    return [(one[1], int(one[2])) for one in found if one] if all(found) else []
