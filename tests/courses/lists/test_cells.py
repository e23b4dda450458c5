"""Cells and headers as people write them."""

import datetime
from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.lists.enums import Column, ListKind
from courses.lists.formats import cells
from courses.lists.formats.columns import COLUMNS, WORDS, guess, header_at
from courses.lists.formats.rejections import RowError
from qalqan.common.formats import names
from qalqan.common.languages import ALPHABETS

days = st.dates(datetime.date(1991, 1, 1), datetime.date(2100, 1, 1))
letters = st.text(ALPHABETS["kk"] + ALPHABETS["en"], min_size=1, max_size=20)


@given(days, st.sampled_from(["%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y"]))
def test_a_day_is_read_in_any_of_its_spellings(day: datetime.date, shape: str) -> None:
    assert cells.date(day.strftime(shape)) == day


@given(st.text(max_size=12))
def test_what_is_no_day_is_rejected_and_never_guessed(text: str) -> None:
    with suppress(RowError):
        day = cells.date(text)
        assert day is None or str(day.year) in text


@given(st.decimals(Decimal("0.1"), 72, places=1))
def test_hours_come_with_comma_or_point(number: Decimal) -> None:
    assert cells.hours(str(number).replace(".", ","), days=12) == number


@given(st.text(max_size=60))
def test_no_text_breaks_a_cell(text: str) -> None:
    for read in (cells.email, cells.code, cells.sex, cells.passed, cells.date):
        with suppress(RowError):
            read(cells.plain(Column.EMAIL, text))
    with suppress(RowError):
        cells.hours(text, days=1)


@given(letters)
def test_names_of_the_alphabets_here_are_names(name: str) -> None:
    assert names.cleaned(name.title(), from_file=True)


@given(letters)
def test_kazakh_read_as_cp1251_is_seen(name: str) -> None:
    broken = f"Қ{name}".encode("kz1048", "replace").decode("cp1251")
    with pytest.raises(names.BadNameError):
        names.cleaned(broken, from_file=True)


@given(st.text(max_size=30))
def test_names_that_are_the_same_are_so_in_capitals(text: str) -> None:
    assert names.same(names.same(text)) == names.same(text)
    assert names.same(text) == names.same(f"  {text} ")


def test_every_word_for_a_column_leads_to_it() -> None:
    for column, words in WORDS.items():
        kind = ListKind.SESSIONS if column not in COLUMNS[ListKind.LEARNERS] else ListKind.LEARNERS
        for word in (*words.split(", "), column.value):
            assert guess([word.upper()], kind) == [column]


def test_the_header_is_found_below_titles_and_merged_lines() -> None:
    rows = [(1, ["Тізім"]), (2, ["", "Кім", ""]), (4, ["№", "Тегі", "Аты"]), (5, ["1", "A", "B"])]
    assert header_at(rows, ListKind.LEARNERS) == 2
