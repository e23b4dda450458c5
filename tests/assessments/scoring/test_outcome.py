"""From points to a result."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments import scoring
from tests.assessments.scoring.samples import choice_spec


def test_points_are_the_share_of_the_items_own() -> None:
    assert scoring.points(choice_spec("single_choice", "a", points=3), None) == 0
    assert scoring.points(choice_spec("single_choice", "a", points=3), ["a"]) == 3


@given(st.lists(st.tuples(st.booleans(), st.integers(1, 10)), min_size=1, max_size=30))
def test_a_score_lies_between_nothing_and_the_maximum(items: list[tuple[bool, int]]) -> None:
    earned = [points if right else 0 for right, points in items]
    result = scoring.outcome(earned, [points for _right, points in items], Decimal("0.8"))
    assert 0 <= result.score <= result.maximum
    assert result.passed == (result.score >= result.maximum * Decimal("0.8"))
    assert result.critical is False


@pytest.mark.parametrize(
    ("right", "of", "mark", "passed"),
    [(6, 7, "0.80", True), (5, 7, "0.80", False), (8, 10, "0.80", True), (0, 3, "0", True)],
)
def test_the_pass_mark_is_a_share_of_the_maximum(
    right: int, of: int, mark: str, passed: bool
) -> None:
    earned = [1.0] * right + [0.0] * (of - right)
    assert scoring.outcome(earned, [1.0] * of, Decimal(mark)).passed is passed


def test_an_assessment_in_which_nothing_can_be_earned_is_not_passed() -> None:
    assert scoring.outcome([], [], Decimal(0)).passed is False


@given(st.lists(st.integers(0, 10), min_size=1, max_size=30))
def test_a_critical_answer_fails_the_attempt_and_leaves_the_score(points: list[int]) -> None:
    result = scoring.outcome(points, points, Decimal(0), critical=True)
    assert (result.passed, result.critical) == (False, True)
    assert result.score == result.maximum == sum(points)


@pytest.mark.parametrize(
    ("earned", "score"),
    [([1 / 3] * 3, "1.00"), ([0.1] * 3, "0.30"), ([0.075] * 3, "0.23"), ([2 / 3], "0.67")],
)
def test_parts_of_points_add_up_as_on_paper(earned: list[float], score: str) -> None:
    assert scoring.outcome(earned, [3], Decimal(1)).score == Decimal(score)


@given(st.lists(st.integers(0, 2000), min_size=1, max_size=30))
def test_the_order_of_the_items_does_not_change_the_score(thousandths: list[int]) -> None:
    earned = [amount / 1000 for amount in thousandths]
    forwards = scoring.outcome(earned, [60], Decimal(1))
    assert forwards == scoring.outcome(earned[::-1], [60], Decimal(1))
    exact = Decimal(sum(thousandths)) / 1000
    assert abs(forwards.score - exact) <= Decimal("0.005")
