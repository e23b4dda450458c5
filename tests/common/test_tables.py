import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qalqan.common.services.tables import FORMULA_STARTS, csv_lines, safe_cell


@given(st.sampled_from(FORMULA_STARTS), st.text(max_size=10))
def test_no_cell_starts_a_formula(start: str, rest: str) -> None:
    assert not safe_cell(start + rest).startswith(FORMULA_STARTS)
    assert not safe_cell(" " + start + rest).lstrip(" ").startswith(FORMULA_STARTS)


@pytest.mark.parametrize("value", ["Қасымов Ә.", 7, 0, "a=b"])
def test_other_cells_stay_as_they_are(value: object) -> None:
    assert safe_cell(value) == value


def test_nothing_known_is_an_empty_cell() -> None:
    assert safe_cell(None) == ""


def test_lines_can_be_read_back_with_kazakh_letters() -> None:
    text = "".join(csv_lines(["аты", "x"], [['Ғалым "Ә", Ұ', "=1+1"]]))
    assert text.startswith("\ufeff")
    assert list(csv.reader(text[1:].splitlines())) == [["аты", "x"], ['Ғалым "Ә", Ұ', "'=1+1"]]


def test_a_semicolon_ends_no_cell_where_excel_takes_it_for_the_end() -> None:
    _header, line = csv_lines(["a", "b"], [["x;=1+1", 7]])
    assert line == '"x;=1+1",7\r\n'
