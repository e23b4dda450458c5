"""A file into rows of cells, whatever it is; what is no table is refused whole."""

from collections.abc import Iterator
from dataclasses import dataclass

from qalqan.common.formats.tables.delimited import rows_of_csv
from qalqan.common.formats.tables.refusals import (
    LONGEST_CELL,
    MOST_BYTES,
    MOST_COLUMNS,
    ROWS_REFUSED,
    Refusal,
    TableError,
)
from qalqan.common.formats.tables.workbook import rows_of_workbook

ZIP, OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True)
class Table:
    """The rows that hold something, with their numbers in the file, from 1.

    `encoding` is one of ENCODINGS, "" for XLSX. Cells have no blanks around them.
    """

    rows: list[tuple[int, list[str]]]
    encoding: str = ""


def read(raw: bytes, *, encoding: str = "") -> Table:
    """The table in a file. Raises TableError.

    `encoding` reads a CSV file as that, in place of guessing.
    """
    if len(raw) > MOST_BYTES:
        raise TableError(Refusal.TOO_LARGE)
    if raw.startswith(OLD_EXCEL):
        raise TableError(Refusal.OLD_EXCEL)
    if raw.startswith(ZIP):
        return Table(_filled(rows_of_workbook(raw)))
    rows, found = rows_of_csv(raw, encoding)
    return Table(_filled(rows), found)


def _filled(rows: Iterator[list[str]]) -> list[tuple[int, list[str]]]:
    filled = []
    for number, row in enumerate(rows, 1):
        cells = [cell.strip() for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            continue
        _check(number, cells)
        filled.append((number, cells))
        # The header is one more.
        if len(filled) > ROWS_REFUSED:
            raise TableError(Refusal.TOO_MANY_ROWS)
    if not filled:
        raise TableError(Refusal.EMPTY)
    return filled


def _check(number: int, cells: list[str]) -> None:
    if len(cells) > MOST_COLUMNS:
        raise TableError(Refusal.TOO_MANY_COLUMNS, str(number))
    if any(len(cell) > LONGEST_CELL for cell in cells):
        raise TableError(Refusal.LONG_CELL, str(number))
