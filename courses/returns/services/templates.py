"""The workbook that bodies without Qalqan fill in, and what they sent back."""

import io
from typing import Any

import xlsxwriter
from django.utils import translation
from django.utils.translation import gettext as _

from courses.returns.enums import ADDED, Dimension, Figure
from courses.returns.services.naming import Names, names
from courses.returns.services.schema import LONGEST_TEXT, MergeError, checked, read_json
from qalqan.common.formats import tables
from qalqan.common.services.tables import WORKBOOK

HEAD_ROWS = 3


def template(year: int, *, language: str) -> bytes:
    """An empty workbook in `language`, with the choices for each column beside it."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {**WORKBOOK, "constant_memory": False, "in_memory": True})
    with translation.override(language):
        _fill(book, year, names(language))
    book.close()
    return file.getvalue()


def _fill(book: Any, year: int, known: Names) -> None:
    bold = book.add_format({"bold": True})
    sheet, lists = book.add_worksheet("1"), book.add_worksheet("2")
    sheet.write_string(0, 0, _("Year"), bold)
    sheet.write_number(0, 1, year)
    sheet.write_string(1, 0, _("Name of the body"), bold)
    for place, label in enumerate((*Dimension.labels, *Figure.labels)):
        sheet.write_string(HEAD_ROWS - 1, place, str(label), bold)
    sheet.set_column(0, len(Dimension) + len(Figure) - 1, 24)
    for place, dimension in enumerate(Dimension):
        choices = list(known[dimension].values())
        lists.write_string(0, place, str(dimension.label), bold)
        lists.write_column(1, place, choices)
        if choices:
            cells = f"='2'!${chr(65 + place)}$2:${chr(65 + place)}${len(choices) + 1}"
            # A choice is offered and not forced: a body may train whom the list does not know.
            allowed = {"validate": "list", "source": cells, "error_type": "information"}
            sheet.data_validation(HEAD_ROWS, place, HEAD_ROWS + 500, place, allowed)


def read(content: bytes, *, where: str) -> dict[str, Any]:
    """A return from JSON or from a filled-in template. Raises MergeError."""
    if content.startswith(b"PK"):
        return read_template(content, where)
    return read_json(content.decode("utf-8-sig", errors="replace"), where)


def read_template(content: bytes, where: str) -> dict[str, Any]:
    """A filled-in template as a return. Raises MergeError, with the row where there is one."""
    try:
        lines = dict(tables.read(content).rows)
    except tables.TableError as error:
        raise MergeError("not_a_table", f"{where}: {error}") from error
    year = _second(lines, 1)
    if not year.isdigit():
        raise MergeError("not_a_return", where)
    known = _codes()
    rows = [
        _row(line, known, f"{where}, {number}")
        for number, line in lines.items()
        if number > HEAD_ROWS
    ]
    totals = {name.value: sum(row[name] for row in rows) for name in ADDED}
    document = {
        "year": _number(year, where),
        "rows": rows,
        "totals": {**totals, Figure.GAIN.value: None},
        "body": _second(lines, 2) or where[:LONGEST_TEXT],
    }
    return checked(document, where)


def _second(lines: dict[int, list[str]], number: int) -> str:
    """The second cell of a row, "" where it has none."""
    return "".join(lines.get(number, [])[1:2])


def _row(line: list[str], known: dict[str, dict[str, str]], where: str) -> dict[str, Any]:
    width = len(Dimension) + len(Figure)
    cells = [*line, *[""] * width][:width]
    row: dict[str, Any] = {
        name: known[name].get(_folded(cell), cell)
        for name, cell in zip(Dimension.values, cells, strict=False)
    }
    figures = zip(Figure.values, cells[len(Dimension) :], strict=True)
    row |= {name: _number(cell or "0", where) for name, cell in figures}
    return {**row, Figure.GAIN.value: row[Figure.GAIN] if cells[-1] else None}


def _number(cell: str, where: str) -> int | float:
    try:
        number = float(cell.replace(",", "."))
    except ValueError as error:
        raise MergeError("not_a_number", where) from error
    return int(number) if number.is_integer() else number


def _codes() -> dict[str, dict[str, str]]:
    """{dimension: {name in any language, folded: code}}."""
    found: dict[str, dict[str, str]] = {name: {} for name in Dimension.values}
    for language in ("kk", "ru", "en"):
        for dimension, known in names(language).items():
            found[dimension] |= {_folded(name): code for code, name in known.items()}
    return found


def _folded(name: Any) -> str:
    return " ".join(str(name or "").split()).casefold()
