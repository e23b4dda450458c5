"""The table of an analysis for a spreadsheet: a row for each item and language."""

from collections.abc import Iterator
from io import BytesIO

from openpyxl import Workbook

from assessments.analysis.services.report import Report
from assessments.analysis.statistics import Estimate, Unknown
from qalqan.common.services.tables import csv_lines, safe_cell

COLUMNS = (
    "item",
    "question",
    "kind",
    "versions",
    "language",
    "answers",
    "facility",
    "facility_low",
    "facility_high",
    "discrimination",
    "discrimination_low",
    "discrimination_high",
    "median_seconds",
    "harder_than",
)
Cell = str | int | float | None


def csv_file(report: Report) -> Iterator[str]:
    return csv_lines(COLUMNS, _rows(report))


def xlsx_file(report: Report) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("items")
    sheet.append(COLUMNS)
    for row in _rows(report):
        sheet.append([safe_cell(cell) for cell in row])
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _rows(report: Report) -> Iterator[list[Cell]]:
    """`language` is empty for all languages together, `harder_than` names the easier ones."""
    for item in report.items:
        for language, figures in item.figures.items():
            easier = [gap.other for gap in item.flags if gap.language == language]
            yield [
                *(item.key, item.prompt.text, item.kind, item.versions, language, figures.people),
                *_cells(figures.facility),
                *_cells(figures.discrimination),
                figures.seconds,
                " ".join(easier),
            ]


def _cells(result: Estimate | Unknown) -> list[Cell]:
    """Nothing where nothing can be told, for a word would stop a spreadsheet from counting."""
    if isinstance(result, Unknown):
        return [None, None, None]
    return [round(value, 4) for value in (result.value, result.low, result.high)]
