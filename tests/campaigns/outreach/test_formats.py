"""Cells of a list into values, whatever stands in them."""

from contextlib import suppress
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from campaigns.enums import MOST_COUNTED, EventKind, Figure, PlaceKind
from campaigns.formats.events import COLUMNS, folded, mapping_of, values_of

RAID = {"day": "2015-06-01", "kind": "raid"}


@given(st.dates(date(2000, 1, 1)), st.sampled_from(["%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y"]))
def test_a_day_is_read_as_it_is_written(day: date, shape: str) -> None:
    assert values_of({**RAID, "day": day.strftime(shape)})["day"] == day


@given(st.dictionaries(st.sampled_from(Figure.values), st.integers(0, MOST_COUNTED)))
def test_figures_come_through_unchanged(counted: dict[str, int]) -> None:
    cells = {name: f"{number:,}".replace(",", " ") for name, number in counted.items()}
    values = values_of({**RAID, **cells})
    assert {name: values[name] for name in counted} == counted


@given(st.dictionaries(st.sampled_from(list(COLUMNS)), st.text(max_size=40)))
def test_any_cells_are_values_or_told_what_is_wrong(cells: dict[str, str]) -> None:
    with suppress(ValidationError):
        values = values_of(cells)
        assert values["kind"] in EventKind
        assert isinstance(values["day"], date)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_columns_and_kinds_are_known_by_their_names_in_each_language(language: str) -> None:
    with translation.override(language):
        header = [str(name) for name in COLUMNS.values()]
        place, kind = str(PlaceKind.FARM.label), str(EventKind.LECTURE.label)
    assert mapping_of(header) == {name: number for number, name in enumerate(COLUMNS)}
    values = values_of({**RAID, "kind": kind.upper(), "place": place})
    assert (values["kind"], values["place"]) == ("lecture", "farm")


@given(st.text())
def test_folding_a_word_again_changes_nothing(word: str) -> None:
    assert folded(folded(word)) == folded(word)


def test_the_last_day_cannot_be_before_the_first() -> None:
    with pytest.raises(ValidationError):
        values_of({**RAID, "ends_on": "2015-05-31"})
