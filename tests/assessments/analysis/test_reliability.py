"""Cronbach's alpha and its interval, against published values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.analysis.statistics import Answer, Estimate, Table, Unknown, reliability
from assessments.analysis.statistics.reliability import feldt_interval
from tests.assessments.analysis.tables import answers

# Nine people, eleven questions; R's psych::alpha and pingouin give 0.801695 (real-statistics.com).
PUBLISHED = [
    "11111111111",
    "11111111010",
    "11101101100",
    "11111000100",
    "11110010000",
    "11111000000",
    "01011000010",
    "11100000000",
    "10010000000",
]

SHARE = st.sampled_from([0.0, 1 / 3, 0.5, 2 / 3, 1.0])


def rows(patterns: list[str], times: int = 1) -> list[list[float]]:
    return [[float(mark) for mark in pattern] for pattern in patterns] * times


def test_alpha_is_the_published_one() -> None:
    # Four times over, for nine attempts are too few; alpha is a ratio and stays the same.
    found = reliability(Table(answers(rows(PUBLISHED, 4))))
    assert isinstance(found.alpha, Estimate)
    assert found.alpha.value == pytest.approx(0.8016949152542373)
    assert (found.attempts, found.items) == (36, 11)


@pytest.mark.parametrize(
    ("alpha", "attempts", "items", "expected"),
    [
        # statpsych, ci.cronbach(.05, .85, 7, 89)
        (0.85, 89, 7, (0.7971254, 0.8931436)),
        # MRC Cognition and Brain Sciences Unit, feldt1.return(0.913, 873, 20)
        (0.913, 873, 20, (0.9044024, 0.9211588)),
    ],
)
def test_the_interval_is_feldts(
    alpha: float, attempts: int, items: int, expected: tuple[float, float]
) -> None:
    assert feldt_interval(alpha, attempts=attempts, items=items) == pytest.approx(
        expected, abs=1e-4
    )


@given(
    st.lists(st.lists(SHARE, min_size=4, max_size=4), min_size=30, max_size=50),
    st.randoms(use_true_random=False),
)
def test_alpha_is_at_most_one_whatever_the_order(shares: list[list[float]], random: object) -> None:
    table = answers(shares)
    found = reliability(Table(table))
    random.shuffle(table)  # type: ignore[attr-defined]
    assert reliability(Table(table)) == found
    if isinstance(found.alpha, Estimate):
        assert found.alpha.low <= found.alpha.value <= found.alpha.high <= 1


def test_items_drawn_at_random_are_left_out() -> None:
    everybody = answers(rows(["110", "100", "001", "111"], 10))
    drawn = [Answer(attempt, 9, 1.0, 1, "kk") for attempt in range(20)]
    assert reliability(Table(everybody + drawn)) == reliability(Table(everybody))


def test_it_is_said_when_alpha_cannot_be_had() -> None:
    assert reliability(Table(answers(rows(PUBLISHED)))).alpha is Unknown.TOO_FEW
    assert reliability(Table(answers(rows(["1", "0"], 20)))).alpha is Unknown.ONE_ITEM
    assert reliability(Table(answers(rows(["10", "01"], 20)))).alpha is Unknown.NO_VARIANCE
    assert reliability(Table([])).alpha is Unknown.ONE_ITEM
