"""Tables that leave the house, as CSV and XLSX, without live formulas."""

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from tempfile import TemporaryFile
from typing import IO, Any

import xlsxwriter

# What spreadsheets take for the start of a formula, full-width forms included.
FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")
WORKBOOK = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
# The most that Excel takes in one cell.
LONGEST_CELL = 32_767


def safe_cell(value: Any) -> Any:
    """The value, with an apostrophe before text that a spreadsheet would run as a formula."""
    if isinstance(value, str):
        # Nearly all text starts with a letter, and needs no second look.
        is_formula = not value[:1].isalnum() and value.lstrip(" \ufeff").startswith(FORMULA_STARTS)
        return f"'{value}" if is_formula else value
    return "" if value is None else value


class _Echo:
    """A file that gives each line back in place of keeping it."""

    def write(self, line: str) -> str:
        return line


def csv_lines(header: Iterable[Any], rows: Iterable[Iterable[Any]]) -> Iterator[str]:
    """Lines of a CSV file, one at a time; starts with a byte order mark, which Excel needs."""
    # Every text in quotes: where a comma is for fractions, Excel takes a bare semicolon for the
    # end of a cell, and what follows it for another.
    writer = csv.writer(_Echo(), quoting=csv.QUOTE_NONNUMERIC)
    yield "\ufeff" + writer.writerow([safe_cell(cell) for cell in header])
    for row in rows:
        yield writer.writerow([safe_cell(cell) for cell in row])


def xlsx_file(title: str, header: Iterable[Any], rows: Iterable[Iterable[Any]]) -> IO[bytes]:
    """A workbook of one sheet in a temporary file, written row by row at constant memory.

    Text stays text: nothing in it becomes a formula or a link.
    """
    file = TemporaryFile()  # noqa: SIM115 - whoever sends it closes it
    book = xlsxwriter.Workbook(file, WORKBOOK)
    sheet = book.add_worksheet(_sheet_name(title))
    sheet.freeze_panes(1, 0)
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    for place, name in enumerate(header):
        sheet.set_column(place, place, max(10, min(40, len(str(name)) + 4)), None)
        sheet.write_string(0, place, str(name), bold)
    for number, row in enumerate(rows, start=1):
        for place, cell in enumerate(row):
            _write(sheet, number, place, cell, day)
    book.close()
    file.seek(0)
    return file


def _write(sheet: Any, number: int, place: int, cell: Any, day: Any) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, date):
        sheet.write_datetime(number, place, cell, day)
    elif isinstance(cell, int | float | Decimal) and not isinstance(cell, bool):
        sheet.write_number(number, place, cell)
    else:
        sheet.write_string(number, place, str(cell)[:LONGEST_CELL])


def _sheet_name(title: str) -> str:
    """What Excel takes for the name of a sheet."""
    return "".join(" " if sign in "[]:*?/\\'" else sign for sign in title)[:31].strip() or "1"
