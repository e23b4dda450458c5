"""Tables as they come from other programs, and what only looks like one."""

import io
import zipfile
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from qalqan.common.formats.tables import TableError, read
from qalqan.common.languages import ALPHABETS

KAZAKH_ALONE = set(ALPHABETS["kk"]) - set(ALPHABETS["ru"]) - {"і"}
words = {
    code: st.text(ALPHABETS[code] + ALPHABETS[code].upper(), min_size=1, max_size=12)
    for code in ("kk", "ru")
}


def cells_of(raw: bytes) -> list[list[str]]:
    return [cells for _number, cells in read(raw).rows]


def code_of(raw: bytes) -> str:
    with pytest.raises(TableError) as caught:
        read(raw)
    return caught.value.code


@given(st.lists(words["kk"], min_size=1))
def test_kazakh_in_kz1048_keeps_its_letters(names: list[str]) -> None:
    text = "\n".join([*names, "Қ"])
    table = read(text.encode("kz1048"))
    assert table.encoding == "kz1048"
    assert [cells for _number, cells in table.rows] == [[name] for name in [*names, "Қ"]]


@given(st.lists(words["ru"], min_size=1))
def test_russian_in_cp1251_keeps_its_letters_and_signs(names: list[str]) -> None:
    rows = [[name, "№ 5 «§» – ±"] for name in [*names, "Ъ"]]
    text = "\n".join(";".join(row) for row in rows)
    assert cells_of(text.encode("cp1251")) == rows


@given(
    st.lists(words["kk"] | words["ru"], min_size=2),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]),
)
def test_unicode_is_read_with_and_without_its_mark(names: list[str], encoding: str) -> None:
    text = "\r\n".join(f"{name}\tx" for name in names)
    assert cells_of(text.encode(encoding)) == [[name, "x"] for name in names]


@given(st.binary(max_size=400))
def test_any_bytes_are_a_table_or_refused(raw: bytes) -> None:
    with suppress(TableError):
        assert read(raw).rows


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_the_one_that_makes_a_table(delimiter: str) -> None:
    rows = [["a", "b"], ['"x, y; z"', "1"], ["q", "2,5"]]
    raw = "\n".join(delimiter.join(row) for row in rows if delimiter != "," or row[1] != "2,5")
    assert cells_of(raw.encode())[1] == ["x, y; z", "1"]


def test_blank_rows_keep_the_numbers_of_the_others() -> None:
    assert [number for number, _cells in read(b"a,b\n\n , \nc,d").rows] == [1, 4]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "empty"),
        (b"  \n , \n", "empty"),
        (b"%PDF-1.7 ...", "no_table"),
        (b"<!DOCTYPE html><table>", "no_table"),
        (b"\x01\x02\x03abc", "no_table"),
        (b'a,b\n"never closed', "no_table"),
        (b"\xd0\xcf\x11\xe0 old", "old_excel"),
        (b"PK\x03\x04 broken", "broken_archive"),
        (b"a\n" * 100_001, "too_many_rows"),
        (b"," * 60 + b"x", "too_many_columns"),
        (b"x" * 2001, "long_cell"),
        (b"x" * (20 * 1024 * 1024 + 1), "too_large"),
    ],
)
def test_what_is_no_table_is_refused_whole(raw: bytes, code: str) -> None:
    assert code_of(raw) == code


def test_just_under_the_limit_comes_in() -> None:
    assert len(read(b"a\n" * 100_000).rows) == 100_000


def workbook(fill: Callable[[Workbook], None]) -> bytes:
    book = Workbook()
    fill(book)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def with_part(raw: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The archive with one of its parts changed, or added."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(kept, "w", 8) as new:
        parts = {part: old.read(part) for part in old.namelist()}
        for part, content in {**parts, name: change(parts.get(name, b""))}.items():
            new.writestr(part, content)
    return kept.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
PLAIN = workbook(lambda book: book.active.append(["тегі", 12.0, "=1+1"]))


def test_cells_of_a_workbook_are_text_and_formulas_stay_formulas() -> None:
    assert cells_of(PLAIN) == [["тегі", "12", "=1+1"]]


def test_the_first_sheet_that_has_rows_is_read() -> None:
    raw = workbook(lambda book: book.create_sheet("second").append(["x"]))
    assert cells_of(raw) == [["x"]]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("xl/media/zeros.bin", b"0" * 60_000_000, "compression"),
        ("xl/bomb.xml", b" " * 10_000_000, "compression"),
        (SHEET, b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', "entities"),
        (SHEET, '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'.encode("utf-16"), "entities"),
        (SHEET, b"<worksheet><sheetData><row>", "broken_archive"),
        (SHEET, b"", "broken_archive"),
        ("xl/workbook.xml", b"<workbook/>", "empty"),
    ],
)
def test_hostile_workbooks_are_refused(name: str, content: bytes, code: str) -> None:
    assert code_of(with_part(PLAIN, name, lambda _old: content)) == code


def test_a_workbook_of_too_many_parts_is_refused() -> None:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for number in range(400):
            archive.writestr(f"xl/{number}.xml", b"<x/>")
    assert code_of(kept.getvalue()) == "compression"


def test_a_workbook_of_a_hundred_thousand_rows_is_refused_unparsed() -> None:
    rows = b"".join(b'<row r="%d"><c><v>%d</v></c></row>' % (n, n) for n in range(1, 100_003))
    sheet = b"<worksheet><sheetData>" + rows + b"</sheetData></worksheet>"
    assert code_of(with_part(PLAIN, SHEET, lambda _old: sheet)) == "too_many_rows"


def test_what_a_sheet_says_of_its_size_is_not_believed() -> None:
    def lie(sheet: bytes) -> bytes:
        return sheet.replace(b'ref="A1:C1"', b'ref="A1:XFD1048576"')

    assert cells_of(with_part(PLAIN, SHEET, lie)) == cells_of(PLAIN)
