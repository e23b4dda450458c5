"""A return as CSV and as a workbook; neither holds a live formula."""

import io

import xlsxwriter

from courses.returns.formats.sheet import Sheet
from qalqan.common.services.tables import WORKBOOK, csv_lines

BOOK = {**WORKBOOK, "constant_memory": False, "in_memory": True}


def as_csv(sheet: Sheet) -> bytes:
    return "".join(csv_lines(sheet.header, [*sheet.rows, sheet.total])).encode()


def as_xlsx(sheet: Sheet) -> bytes:
    """Figures on the first sheet, and on the second what they are about and mean."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, BOOK)
    bold = book.add_format({"bold": True})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    figures = book.add_worksheet("1")
    figures.freeze_panes(1, 0)
    figures.set_column(0, len(sheet.header) - 1, 22)
    figures.write_row(0, 0, sheet.header, bold)
    for number, row in enumerate(sheet.rows, start=1):
        figures.write_row(number, 0, row)
    figures.write_row(len(sheet.rows) + 1, 0, sheet.total, bold)
    about = book.add_worksheet("2")
    about.set_column(0, 0, 34)
    about.set_column(1, 1, 90)
    about.write_string(0, 0, sheet.title, bold)
    pairs = [*sheet.about, *(pair for _name, part in sheet.parts for pair in part)]
    pairs += [("", line) for line in (*sheet.changes, *sheet.notes)] + sheet.signature
    for number, (name, value) in enumerate(pairs, start=2):
        about.write_string(number, 0, name, wrapped)
        about.write_string(number, 1, value, wrapped)
    book.close()
    return file.getvalue()
