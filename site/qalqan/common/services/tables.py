"""Tables that leave the house: CSV without live formulas."""

import csv
from collections.abc import Iterable, Iterator
from typing import Any

# What spreadsheets take for the start of a formula, full-width forms included.
FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")


def safe_cell(value: Any) -> Any:
    """The value, with an apostrophe before text that a spreadsheet would run as a formula."""
    if isinstance(value, str) and value.lstrip(" \ufeff").startswith(FORMULA_STARTS):
        return f"'{value}"
    return "" if value is None else value


class _Echo:
    """A file that gives each line back in place of keeping it."""

    def write(self, line: str) -> str:
        return line


def csv_lines(header: Iterable[Any], rows: Iterable[Iterable[Any]]) -> Iterator[str]:
    """Lines of a CSV file, one at a time; starts with a byte order mark, which Excel needs."""
    writer = csv.writer(_Echo())
    yield "\ufeff" + writer.writerow([safe_cell(cell) for cell in header])
    for row in rows:
        yield writer.writerow([safe_cell(cell) for cell in row])
