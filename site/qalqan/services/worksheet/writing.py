"""The sheet as a document: one table a question, whose first cell finds it again."""

import io
from collections.abc import Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language, gettext
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from qalqan.services.worksheet.gathering import Question

FONT = "Times New Roman"
TAGS = {"kk": "kk-KZ", "ru": "ru-KZ", "en": "en-GB"}
# The rows that are filled in, in this order, below those that are printed.
ANSWER, WORDING, NAME, DAY = range(4)


def as_docx(asked: Sequence[Question]) -> bytes:
    """In the active language, ready to print, fill in by hand or on a screen, and sign."""
    document: Any = Document()
    _set_up(document)
    document.add_heading(gettext("Questions to be confirmed"), level=1)
    for line in (
        gettext("Printed on %(day)s: %(count)d questions.")
        % {"day": timezone.localdate().isoformat(), "count": len(asked)},
        gettext(
            "Please answer “yes”, “no” or “changed”, write the right words where they differ, and "
            "give your name, office and the date as 2026-01-31. What you leave empty stays "
            "unconfirmed. Do not change the first line of a table."
        ),
    ):
        document.add_paragraph(line)
    for question in asked:
        _add(document, question)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _set_up(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(18)
    tag = TAGS[get_language() or "kk"]
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(11)
    language = style.element.get_or_add_rPr().makeelement(qn("w:lang"), {})
    language.set(qn("w:val"), tag)
    style.element.get_or_add_rPr().append(language)
    document.core_properties.title = gettext("Questions to be confirmed")
    document.core_properties.author = "Qalqan"
    document.core_properties.language = tag


def _add(document: Any, question: Question) -> None:
    document.add_heading(question.title, level=2)
    printed = [
        (f"{question.key} {question.mark}".strip(), question.title),
        (gettext("Question"), question.ask),
        *((place.where, place.words) for place in question.places),
    ]
    blanks = [
        gettext("Answer (yes, no, changed)"),
        gettext("The right words, with article or document"),
        gettext("Name and office"),
        gettext("Date (2026-01-31) and signature"),
    ]
    table = document.add_table(rows=0, cols=2)
    table.style = "Table Grid"
    for left, right in [*printed, *((blank, "") for blank in blanks)]:
        cells = table.add_row().cells
        cells[0].width, cells[1].width = Mm(58), Mm(116)
        cells[0].paragraphs[0].add_run(left).bold = True
        cells[1].text = right
    document.add_paragraph()
