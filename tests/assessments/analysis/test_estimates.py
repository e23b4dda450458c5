"""Facility and discrimination have the values that textbooks give, or say why they have none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.analysis.statistics import (
    Estimate,
    Table,
    Unknown,
    discrimination,
    facility,
    figures_by_language,
    mean,
)
from tests.assessments.analysis.tables import answers

SHARES = st.lists(st.floats(0, 1), min_size=5, max_size=60)


def values(estimate: Estimate | Unknown) -> list[float]:
    assert isinstance(estimate, Estimate)
    return [estimate.value, estimate.low, estimate.high]


def test_facility_has_wilsons_interval() -> None:
    # Eight of ten: (0.8 + z²/20 ± z √(0.8·0.2/10 + z²/400)) / (1 + z²/10) with z = 1.96.
    assert values(facility([1] * 8 + [0] * 2)) == pytest.approx([0.8, 0.4902, 0.9433], abs=1e-4)


def test_everybody_right_leaves_room_for_doubt() -> None:
    value, low, _high = values(facility([1.0] * 20))
    assert value == 1
    assert low == pytest.approx(0.8389, abs=1e-4)


@given(SHARES)
def test_facility_lies_in_its_interval_between_nothing_and_all(shares: list[float]) -> None:
    value, low, high = values(facility(shares))
    assert -1e-9 <= low <= value + 1e-9
    assert value - 1e-9 <= high <= 1 + 1e-9


@given(SHARES, st.randoms())
def test_facility_does_not_depend_on_the_order(shares: list[float], random: object) -> None:
    assert values(facility(sorted(shares))) == pytest.approx(values(facility(shares)))


def test_a_mean_has_students_interval() -> None:
    # Mean 3, standard deviation 1.5811, t(4) = 2.7764.
    assert values(mean([1, 2, 3, 4, 5])) == pytest.approx([3, 1.0368, 4.9632], abs=1e-4)


def test_discrimination_has_fishers_interval() -> None:
    # Twenty solved with a rest of 1, ten with 0, and the other way round: r = 1/3, n = 60.
    shares = [1.0] * 30 + [0.0] * 30
    rests = [1.0] * 20 + [0.0] * 10 + [1.0] * 10 + [0.0] * 20
    assert values(discrimination(shares, rests)) == pytest.approx([1 / 3, 0.0868, 0.5415], abs=1e-4)


def test_few_answers_tell_nothing() -> None:
    assert facility([1.0] * 4) is Unknown.TOO_FEW
    assert discrimination([0.0, 1.0] * 14, [0.0, 1.0] * 14) is Unknown.TOO_FEW


def test_discrimination_needs_learners_who_differ() -> None:
    assert discrimination([1.0] * 40, [0.0, 1.0] * 20) is Unknown.NO_VARIANCE
    assert discrimination([0.0, 1.0] * 20, [0.5] * 40) is Unknown.NO_VARIANCE


def test_an_item_is_compared_with_the_others_and_not_with_itself() -> None:
    table = Table(answers([[1, 0, 1]] * 20 + [[0, 1, 0]] * 20))
    first = figures_by_language(table, 1)[""].discrimination
    # The rest is 1/2 for all: whatever relation there was, was the item's with itself.
    assert first is Unknown.NO_VARIANCE


def test_a_language_of_four_people_is_not_shown_nor_counted_in_all() -> None:
    table = Table(answers([[1, 1]] * 10, "kk") + answers([[0, 0]] * 4, "en", first=10))
    figures = figures_by_language(table, 1)
    assert set(figures) == {"", "kk"}
    assert figures[""] == figures["kk"]
