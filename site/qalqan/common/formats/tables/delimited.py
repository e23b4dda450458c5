"""CSV: comma, semicolon or tab, whichever makes a table of it."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from typing import Any

from qalqan.common.formats.tables.encodings import decode
from qalqan.common.formats.tables.refusals import LONGEST_CELL, Refusal, TableError

DELIMITERS = ",;\t"
SAMPLE_ROWS = 20
# Signs that no text holds; NUL apart, which a row is rejected for.
BINARY = {chr(code) for code in range(1, 32)} - set("\t\n\v\f\r\x1a\x1c\x1d\x1e\x1f")


def rows_of_csv(raw: bytes, encoding: str = "") -> tuple[Iterator[list[str]], str]:
    """The rows, blank ones as they are, and the encoding; raises TableError."""
    try:
        text, found = decode(raw, encoding)
    except (UnicodeError, LookupError) as error:
        raise TableError(Refusal.UNKNOWN_ENCODING) from error
    start = text.lstrip()[:15].lower()
    if BINARY & set(text[:4000]) or start.startswith(("<!doctype", "<html", "<?xml", "%pdf-")):
        raise TableError(Refusal.NO_TABLE)
    return _rows(text, _delimiter(text)), found


def _delimiter(text: str) -> str:
    """The one that divides the most of the first rows into the same number of cells."""
    return max(DELIMITERS, key=lambda sign: _evenness(text, sign))


def _evenness(text: str, delimiter: str) -> tuple[int, int]:
    widths: Counter[int] = Counter()
    try:
        for row, _number in zip(_reader(text, delimiter), range(SAMPLE_ROWS), strict=False):
            if len(row) > 1:
                widths[len(row)] += 1
    except csv.Error:
        return (0, 0)
    return max(((rows, width) for width, rows in widths.items()), default=(0, 0))


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    reader = _reader(text, delimiter)
    try:
        yield from reader
    except csv.Error as error:
        # Above all a quotation that never ends: where its row began is not to be told.
        raise TableError(Refusal.NO_TABLE, str(reader.line_num)) from error


def _reader(text: str, delimiter: str) -> Any:
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST_CELL * 10))
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
