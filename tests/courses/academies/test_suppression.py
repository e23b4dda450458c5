"""Small figures stay hidden, also from those who can subtract."""

from hypothesis import given
from hypothesis import strategies as st

from courses.reports.suppression import HIDDEN, LEAST, suppress

CELLS = st.lists(st.integers(min_value=0, max_value=40), min_size=1, max_size=12)


@given(CELLS)
def test_no_small_cell_is_shown(cells: list[int]) -> None:
    shown = suppress(cells)
    assert not any(isinstance(cell, int) and 0 < cell < LEAST for cell in shown)


@given(CELLS)
def test_what_is_shown_is_true(cells: list[int]) -> None:
    assert all(shown in (HIDDEN, cell) for shown, cell in zip(suppress(cells), cells, strict=True))


@given(CELLS)
def test_a_subtraction_from_the_sum_leads_to_no_small_cell(cells: list[int]) -> None:
    shown = suppress(cells)
    hidden = [cell for cell, sign in zip(cells, shown, strict=True) if sign is HIDDEN]
    rest = sum(cells) - sum(cell for cell in shown if isinstance(cell, int))
    others = [cell for cell in shown if isinstance(cell, int) and cell]
    # With nothing left to hide behind, the sum itself is small, and hidden by its own rule.
    assert not hidden or not others or (len(hidden) > 1 and rest >= LEAST)


@given(CELLS, st.sets(st.integers(min_value=0, max_value=11)))
def test_what_is_hidden_for_another_reason_stays_so(cells: list[int], also: set[int]) -> None:
    places = {place for place in also if place < len(cells)}
    shown = suppress(cells, also=places)
    assert all(shown[place] is HIDDEN for place in places)
