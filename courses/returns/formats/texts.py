"""A return as a text document that can be edited, and as a PDF that cannot."""

import io
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from courses.returns.formats.sheet import Pairs, Sheet
from qalqan.common.services import pdf

FONT, FONT_SIZE, CELL_SIZE = "Times New Roman", Pt(11), Pt(9)
LANGUAGE_TAGS = {"kk": "kk-KZ", "ru": "ru-KZ", "en": "en-GB"}


def as_pdf(sheet: Sheet) -> bytes:
    data = {
        "title": sheet.title,
        "author": "Qalqan",
        "about": sheet.about,
        "header": sheet.header,
        "rows": sheet.lines,
        "parts": sheet.parts,
        "changes": sheet.changes,
        "changes_title": sheet.words["changes"],
        "notes": sheet.notes,
        "signature": sheet.signature,
    }
    return pdf.render("return", data, language=sheet.language)


def as_docx(sheet: Sheet) -> bytes:
    document: Any = Document()
    _set_up(document, sheet)
    document.add_heading(sheet.title, level=1)
    _add_pairs(document, sheet.about)
    _add_table(document, sheet)
    for name, pairs in sheet.parts:
        document.add_heading(name, level=2)
        _add_pairs(document, pairs)
    if sheet.changes:
        document.add_heading(sheet.words["changes"], level=2)
    for line in (*sheet.changes, *sheet.notes):
        document.add_paragraph(line)
    _add_pairs(document, sheet.signature)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _set_up(document: Any, sheet: Sheet) -> None:
    """A lying A4 sheet, a font with Kazakh letters, and the language for screen readers."""
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(18)
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, FONT_SIZE
    language = style.element.get_or_add_rPr().makeelement(qn("w:lang"), {})
    language.set(qn("w:val"), LANGUAGE_TAGS[sheet.language])
    style.element.get_or_add_rPr().append(language)
    document.core_properties.title = sheet.title
    document.core_properties.author = "Qalqan"
    document.core_properties.language = LANGUAGE_TAGS[sheet.language]


def _add_pairs(document: Any, pairs: Pairs) -> None:
    for name, value in pairs:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{name}: ").bold = True
        paragraph.add_run(value)


def _add_table(document: Any, sheet: Sheet) -> None:
    table = document.add_table(rows=1, cols=len(sheet.header))
    table.style = "Table Grid"
    lines = [sheet.header, *sheet.lines]
    for _line in sheet.lines:
        table.add_row()
    # One pass over the rows: to ask for a cell by its place reads the whole table each time.
    for number, (row, line) in enumerate(zip(table.rows, lines, strict=True)):
        for cell, text in zip(row.cells, line, strict=True):
            run = cell.paragraphs[0].add_run(text)
            run.font.size = CELL_SIZE
            run.bold = number in (0, len(lines) - 1)
    head = table.rows[0]._tr.get_or_add_trPr()
    head.append(head.makeelement(qn("w:tblHeader"), {qn("w:val"): "true"}))
