"""Ordering: exact, or by pairs in right relative order."""

from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments import scoring
from assessments.scoring import InvalidResponseError
from tests.assessments.scoring.samples import OPTIONS, SPECS

EXACT, PAIRS = SPECS["ordering"], SPECS["ordering pairs"]
RIGHT = list("cabd")


@given(st.permutations(OPTIONS))
def test_exact_grading_earns_for_the_right_order_alone(raw: list[str]) -> None:
    assert scoring.share(EXACT, raw) == (1 if raw == RIGHT else 0)


@pytest.mark.parametrize(
    ("raw", "share"),
    [("cabd", 1), ("acbd", 2 / 3), ("cadb", 2 / 3), ("abcd", 1 / 3), ("dcab", 0), ("dbac", 0)],
)
def test_pairs_in_right_relative_order_earn_a_part(raw: str, share: float) -> None:
    assert scoring.share(PAIRS, list(raw)) == pytest.approx(share)


def test_guessing_an_order_by_pairs_earns_little() -> None:
    shares = [scoring.share(PAIRS, list(order)) for order in permutations(OPTIONS)]
    assert sum(share == 0 for share in shares) > len(shares) / 2
    assert sum(shares) / len(shares) < 0.25


@given(st.permutations(OPTIONS), st.integers(0, 2))
def test_putting_two_neighbours_right_never_costs(raw: list[str], place: int) -> None:
    pair = sorted(raw[place : place + 2], key=RIGHT.index)
    better = [*raw[:place], *pair, *raw[place + 2 :]]
    assert scoring.share(PAIRS, better) >= scoring.share(PAIRS, raw)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ({}, "malformed"),
        (["a", "b"], "incomplete"),
        (["a", "b", "c", "c"], "repeated_option"),
        (["a", "b", "c", "z"], "unknown_option"),
    ],
)
def test_what_is_no_whole_order_is_refused_by_name(raw: Any, code: str) -> None:
    with pytest.raises(InvalidResponseError) as caught:
        scoring.check(EXACT, raw)
    assert caught.value.code == code
