"""Essay: a longer text, marked by a tutor with a rubric.

Raw: {"text": str}, at most spec["most_characters"] (MOST_CHARACTERS where absent).
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from assessments.scoring.shapes import (
    Fault,
    InvalidMarksError,
    Kind,
    NeedsTutorError,
    Raw,
    Spec,
    repeated,
)
from assessments.scoring.text import check_text

MOST_CHARACTERS = 20_000


class Essay(Kind):
    by_tutor = True

    def faults(self, spec: Spec) -> list[Fault]:
        worthless = [c["id"] for c in spec["rubric"] if c["points"] <= 0]
        return [
            *([] if spec["rubric"] else [Fault("no_rubric")]),
            *(Fault("worthless_criterion", name) for name in worthless),
            *repeated("repeated_criterion", (criterion["id"] for criterion in spec["rubric"])),
        ]

    def check(self, spec: Spec, raw: Raw) -> None:
        check_text(raw, spec.get("most_characters", MOST_CHARACTERS))

    def share(self, spec: Spec, raw: Raw) -> float:
        raise NeedsTutorError("an essay is marked by a tutor")


def rubric_share(spec: Spec, marks: Mapping[str, Any]) -> float:
    """The share, 0 to 1, that a tutor's `marks` ({criterion id: points}) give.

    spec["rubric"] is [{"id", "points"}]. Raises InvalidMarksError where a criterion is unknown
    or has no mark (a forgotten one must not cost the learner anything), or where a mark is no
    number from 0 to the criterion's points.
    """
    most = {criterion["id"]: criterion["points"] for criterion in spec["rubric"]}
    if set(marks) - set(most):
        raise InvalidMarksError("unknown_criterion", "the rubric has no such criterion")
    if set(most) - set(marks):
        raise InvalidMarksError("missing_criterion", "a criterion has no mark")
    for name, mark in marks.items():
        _check_mark(mark, most[name])
    whole = sum(map(_exact, most.values()))
    return float(sum(map(_exact, marks.values())) / whole) if whole else 0.0


def _check_mark(mark: Any, most: Any) -> None:
    if isinstance(mark, bool) or not isinstance(mark, int | float | Decimal):
        raise InvalidMarksError("malformed", "a mark is a number of points")
    # Said this way round, it refuses NaN as well.
    if not (mark == mark and 0 <= mark <= most):
        raise InvalidMarksError("out_of_range", f"a mark lies between 0 and {most}")


def _exact(points: Any) -> Decimal:
    return Decimal(str(points))
