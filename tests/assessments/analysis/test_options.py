"""Counts of options, without the cells that would tell what few people chose."""

from hypothesis import given
from hypothesis import strategies as st

from assessments.analysis.statistics import (
    LEAST_SHOWN,
    NOTHING,
    Answer,
    Table,
    choices_of,
    option_counts,
    rests_by_option,
)
from assessments.analysis.statistics.hiding import without_small_cells

COUNTS = st.lists(st.lists(st.integers(0, 40), min_size=3, max_size=3), min_size=2, max_size=6)


def with_totals(rows: list[list[int]]) -> list[list[int]]:
    wide = [[*row, sum(row)] for row in rows]
    return [*wide, [sum(column) for column in zip(*wide, strict=True)]]


@given(COUNTS)
def test_no_small_cell_is_shown_and_no_number_shown_is_changed(rows: list[list[int]]) -> None:
    cells = with_totals(rows)
    for before, after in zip(cells, without_small_cells(cells), strict=True):
        for count, shown in zip(before, after, strict=True):
            assert shown in (None, count)
            assert shown is None or not 0 < shown < LEAST_SHOWN


@given(COUNTS)
def test_no_hidden_cell_follows_from_the_others_of_its_line(rows: list[list[int]]) -> None:
    cells = with_totals(rows)
    after = without_small_cells(cells)
    for line in [*after, *map(list, zip(*after, strict=True))]:
        shown = [count for count in line if count]
        assert line.count(None) != 1 or not shown


def test_each_options_counts_add_up() -> None:
    choices = {("a", "kk"): 20, ("b", "kk"): 10, ("a", "ru"): 6, ("b", "ru"): 29}
    first, second = option_counts(choices, options=["a", "b"], people={"kk": 30, "ru": 35})
    assert (first.by_language, first.total) == ({"kk": 20, "ru": 6}, 26)
    assert first.share == 26 / 65
    assert (second.by_language, second.total) == ({"kk": 10, "ru": 29}, 39)


def test_people_of_a_small_language_are_not_in_the_totals() -> None:
    choices = {("a", "kk"): 20, ("b", "kk"): 10, ("b", "en"): 29}
    counts = option_counts(choices, options=["a", "b"], people={"kk": 30, "en": 29})
    assert [count.total for count in counts] == [20, 10]
    assert list(counts[0].by_language) == ["kk"]


def test_small_languages_alone_are_counted_together() -> None:
    choices = {("a", "kk"): 9, ("b", "kk"): 3, ("b", "ru"): 4}
    counts = option_counts(choices, options=["a", "b"], people={"kk": 12, "ru": 4})
    assert [(count.by_language, count.total) for count in counts] == [({}, 9), ({}, 7)]


def test_a_small_number_takes_another_with_it() -> None:
    choices = {("a", "kk"): 20, ("b", "kk"): 7, ("c", "kk"): 3}
    counts = option_counts(choices, options=["a", "b", "c"], people={"kk": 30})
    assert [count.total for count in counts] == [20, None, None]


def test_a_distractor_shows_how_well_those_do_who_fall_for_it() -> None:
    table = Table(
        [
            *(Answer(1, 1, 1, 1, "kk", chosen=("a",)), Answer(1, 2, 1, 1, "kk")),
            *(Answer(2, 1, 0, 1, "kk", chosen=("b",)), Answer(2, 2, 0.5, 1, "kk")),
            *(Answer(3, 1, 0, 1, "kk", chosen=("b",)), Answer(3, 2, 0, 1, "kk")),
            *(Answer(4, 1, 0, 1, "kk"), Answer(4, 2, 0, 1, "kk")),
        ]
    )
    assert choices_of(table, 1) == {("a", "kk"): 1, ("b", "kk"): 2, (NOTHING, "kk"): 1}
    assert rests_by_option(table, 1) == {"a": 1, "b": 0.25, NOTHING: 0}
