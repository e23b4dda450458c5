"""Essay: never marked here, and a tutor's marks checked."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments import scoring
from assessments.scoring import InvalidMarksError, InvalidResponseError, NeedsTutorError
from tests.assessments.scoring.samples import SPECS

SPEC = {
    "kind": "essay",
    "points": 10,
    "most_characters": 20,
    "rubric": [{"id": "law", "points": 3}, {"id": "care", "points": 2}],
}


@given(st.text(max_size=20))
def test_an_essay_waits_for_a_tutor(text: str) -> None:
    assert scoring.needs_tutor(SPEC)
    assert scoring.is_scored(SPEC)
    with pytest.raises(NeedsTutorError):
        scoring.points(SPEC, {"text": text})


def test_only_essays_wait_for_a_tutor() -> None:
    assert {spec["kind"] for spec in SPECS.values() if scoring.needs_tutor(spec)} == {"essay"}


@pytest.mark.parametrize(("spec", "most"), [(SPEC, 20), ({"kind": "essay"}, 20_000)])
def test_an_essay_may_be_as_long_as_its_item_says(spec: dict[str, Any], most: int) -> None:
    scoring.check(spec, {"text": "a" * most})
    with pytest.raises(InvalidResponseError) as caught:
        scoring.check(spec, {"text": "a" * (most + 1)})
    assert caught.value.code == "too_long"


def test_a_line_end_counts_once_as_the_browser_counts_it() -> None:
    scoring.check(SPEC, {"text": "\r\n" * 20})


@given(st.integers(0, 3), st.decimals(0, 2, places=1))
def test_marks_make_a_share_of_the_rubric(law: int, care: Decimal) -> None:
    share = scoring.rubric_share(SPEC, {"law": law, "care": care})
    assert 0 <= share <= 1
    assert share == float((law + care) / 5)


@pytest.mark.parametrize(
    ("marks", "code"),
    [
        ({"law": 1}, "missing_criterion"),
        ({"law": 1, "care": 1, "style": 1}, "unknown_criterion"),
        ({"law": 4, "care": 1}, "out_of_range"),
        ({"law": -1, "care": 1}, "out_of_range"),
        ({"law": float("nan"), "care": 1}, "out_of_range"),
        ({"law": Decimal("nan"), "care": 1}, "out_of_range"),
        ({"law": float("inf"), "care": 1}, "out_of_range"),
        ({"law": "3", "care": 1}, "malformed"),
        ({"law": True, "care": 1}, "malformed"),
        ({"law": None, "care": 1}, "malformed"),
    ],
)
def test_marks_that_do_not_fit_the_rubric_are_refused_by_name(
    marks: dict[str, Any], code: str
) -> None:
    with pytest.raises(InvalidMarksError) as caught:
        scoring.rubric_share(SPEC, marks)
    assert caught.value.code == code


def test_a_rubric_without_points_gives_nothing() -> None:
    assert scoring.rubric_share({"rubric": []}, {}) == 0
