"""XLSX, read without trust: archives that unpack to too much and entities are refused unread."""

import datetime
import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from qalqan.common.formats.tables.refusals import (
    MOST_COLUMNS,
    MOST_PARTS,
    MOST_RATIO,
    MOST_UNZIPPED,
    ROWS_REFUSED,
    Refusal,
    TableError,
)

CHUNK = 1 << 20
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    InvalidFileException,
    ParseError,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    EOFError,
    NotImplementedError,
    RuntimeError,
)


def rows_of_workbook(raw: bytes) -> Iterator[list[str]]:
    """The rows of the first sheet that has any; raises TableError."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            _check(archive)
        book = load_workbook(io.BytesIO(raw), read_only=True, keep_links=False)
        for sheet in book.worksheets:
            # What the sheet says of its own size need not be true.
            sheet.reset_dimensions()
            rows = sheet.iter_rows(max_col=MOST_COLUMNS + 1, values_only=True)
            if any(cell is not None for row in rows for cell in row):
                break
        else:
            return
        for row in sheet.iter_rows(max_col=MOST_COLUMNS + 1, values_only=True):
            yield [_text(cell) for cell in row]
    except DefusedXmlException as error:
        raise TableError(Refusal.ENTITIES) from error
    except DAMAGED as error:
        raise TableError(Refusal.BROKEN_ARCHIVE) from error


def _check(archive: zipfile.ZipFile) -> None:
    """Sizes first, which zipfile holds an entry to; then what the entries hold."""
    parts = archive.infolist()
    sizes = sum(part.file_size for part in parts)
    lied = any(part.file_size > MOST_RATIO * max(part.compress_size, CHUNK // 64) for part in parts)
    if len(parts) > MOST_PARTS or sizes > MOST_UNZIPPED or lied:
        raise TableError(Refusal.COMPRESSION)
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            _check_part(archive, part)


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    rows = values = 0
    with archive.open(part) as stream:
        kept = b""
        while chunk := stream.read(CHUNK):
            seen = kept + chunk
            if b"<!DOCTYPE" in seen.replace(b"\x00", b"") or b"<!ENTITY" in seen:
                raise TableError(Refusal.ENTITIES)
            rows += chunk.count(b"<row ")
            values += chunk.count(b"<v>") + chunk.count(b"<is>")
            kept = chunk[-32:]
    # Counted before it is parsed, which would take a minute to come to the same.
    if rows > ROWS_REFUSED and values > ROWS_REFUSED:
        raise TableError(Refusal.TOO_MANY_ROWS)


def _text(cell: Any) -> str:
    """A cell as it would stand in a CSV file; a formula as its text."""
    if cell is None:
        return ""
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
