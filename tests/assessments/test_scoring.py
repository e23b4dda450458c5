"""Marking is exact, whatever is thrown at it."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments import scoring
from assessments.scoring import InvalidResponseError

OPTIONS = ["a", "b", "c", "d"]
subsets = st.lists(st.sampled_from(OPTIONS), unique=True)


def spec(kind: str, *correct: str, points: int = 1) -> dict[str, Any]:
    options = [{"id": name, "text": {}, "feedback": {}} for name in OPTIONS]
    return {"kind": kind, "points": points, "options": options, "correct": list(correct)}


@given(st.sampled_from(OPTIONS), st.sampled_from(OPTIONS))
def test_single_choice_earns_all_for_the_right_option_and_nothing_else(
    right: str, raw: str
) -> None:
    assert scoring.share(spec("single_choice", right), [raw]) == (1 if raw == right else 0)


@given(subsets.filter(bool), subsets)
def test_multiple_choice_earns_all_for_exactly_the_right_set(
    right: list[str], raw: list[str]
) -> None:
    expected = 1 if set(raw) == set(right) else 0
    assert scoring.share(spec("multiple_choice", *right), raw) == expected


@given(subsets, st.permutations(OPTIONS))
def test_the_order_in_which_options_are_ticked_does_not_matter(
    right: list[str], order: list[str]
) -> None:
    raw = [option for option in order if option in right]
    assert scoring.share(spec("multiple_choice", *right), raw) == 1


def test_no_answer_earns_nothing() -> None:
    assert scoring.points(spec("single_choice", "a", points=3), None) == 0
    assert scoring.points(spec("single_choice", "a", points=3), ["a"]) == 3


@pytest.mark.parametrize(
    ("kind", "raw", "code"),
    [
        ("single_choice", ["z"], "unknown_option"),
        ("single_choice", ["a", "b"], "too_many"),
        ("multiple_choice", ["a", "a"], "repeated_option"),
        ("multiple_choice", "a", "malformed"),
        ("multiple_choice", [1], "malformed"),
        ("true_false", {"a": 1}, "malformed"),
    ],
)
def test_what_cannot_be_an_answer_is_refused_by_name(kind: str, raw: Any, code: str) -> None:
    with pytest.raises(InvalidResponseError) as caught:
        scoring.check(spec(kind, "a"), raw)
    assert caught.value.code == code


@given(st.lists(st.tuples(st.booleans(), st.integers(1, 10)), min_size=1, max_size=30))
def test_a_score_lies_between_nothing_and_the_maximum(items: list[tuple[bool, int]]) -> None:
    earned = [points if right else 0 for right, points in items]
    result = scoring.outcome(earned, [points for _right, points in items], Decimal("0.8"))
    assert 0 <= result.score <= result.maximum
    assert result.passed == (result.score >= result.maximum * Decimal("0.8"))


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
