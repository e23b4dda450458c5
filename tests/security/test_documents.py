"""A document that does something by itself is refused by name; an ordinary one comes in."""

from contextlib import suppress
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference

from qalqan.common.services import pdf as papers
from qalqan.common.services.files import FileError, Refusal, documents
from tests.faults.doors import DOCUMENTS, attacks
from tests.security import files
from tests.security.hostile_documents import HOSTILE
from tests.security.hostile_office import field, open_document, relation, text
from tests.security.pdf_files import PAGES, catalog, packed, pdf, updated

# The heaviest are offered by the fault tests, each at its own time and memory.
HEAVY = {"long text", "a million cells", "PDF: bomb of packed objects", "PDF: wide arrays"}


@pytest.mark.parametrize("name", sorted(HOSTILE.keys() - HEAVY))
def test_a_document_that_does_something_by_itself_is_refused_by_name(name: str) -> None:
    ending, make, code = HOSTILE[name]
    with pytest.raises(FileError) as caught:
        documents.check(BytesIO(make()), ending=ending)
    assert caught.value.code == code
    assert str(caught.value) == str(Refusal(code).label)


def letter() -> bytes:
    """What an office writes: links, a field for the page, a picture."""
    document, output = Document(), BytesIO()
    paragraph = document.add_paragraph("Сілтеме")
    for target in ("https://www.gov.kz/", "mailto:a@example.kz", "other.docx"):
        paragraph.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    document.add_picture(BytesIO(files.picture("PNG")))
    document.save(output)
    return output.getvalue()


def workbook() -> bytes:
    """A table with a link, a formula that has a bar in quotes, and a diagram."""
    book, output = Workbook(), BytesIO()
    sheet = book.active
    sheet.append(["a", 1, '=IF(B1>0,"a|b","x (IMAGE)")'])
    sheet["A1"].hyperlink = "https://www.gov.kz/"
    diagram = BarChart()
    diagram.add_data(Reference(sheet, min_col=2, min_row=1, max_row=1))
    sheet.add_chart(diagram, "D4")
    book.save(output)
    return output.getvalue()


def slides() -> bytes:
    """Slides with a link, a step to the next one, and a diagram's figures."""
    return files.office(
        "pptx",
        **{
            "ppt/slides/slide1.xml": b'<p><hlinkClick action="ppaction://hlinkshowjump"/></p>',
            "ppt/slides/_rels/slide1.xml.rels": relation("hyperlink", "https://www.gov.kz/"),
            "ppt/embeddings/Microsoft_Excel_Sheet1.xlsx": workbook(),
        },
    )


OPEN_TEXT = (
    "<office:scripts/><text:p><text:a xlink:href='https://www.gov.kz/'>a</text:a>"
    "<text:a xlink:href='#part'>b</text:a><draw:image xlink:href='Pictures/a.png'/>"
    "<draw:object xlink:href='./Object 1'/></text:p>"
    "<table:table-cell table:formula='of:={1;2|3;4}'/>"
)
DTD = b'<!DOCTYPE menu PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "menubar.dtd"><menu/>'
TEMPLATE = (
    b'<m xmlns:x="http://www.w3.org/1999/xlink">'
    b'<template x:href="../../usr/lib/libreoffice/a.ott"/></m>'
)


def paper() -> bytes:
    rows = [["Курс", [[["Атауы", "Полиция"]]]]]
    told = {"title": "Құжат", "person": "Айгүл", "made": "бүгін", "sections": rows}
    return papers.render("own_data", told, language="kk")


def linked_pdf() -> bytes:
    page = PAGES[3].replace(b"/MediaBox", b"/Annots [4 0 R] /MediaBox")
    link = b"<< /Type /Annot /Subtype /Link /Rect [0 0 1 1] /A << /S /URI /URI (https://a.kz) >> >>"
    return pdf(objects={3: page, 4: link})


ORDINARY: dict[str, tuple[str, Any]] = {
    "letter": ("docx", letter),
    "letter with fields": (
        "docx",
        lambda: files.office(
            "docx",
            **{
                "word/document.xml": text(
                    field(" PAGE ")
                    + field(' HYPERLINK "https://www.gov.kz/" ')
                    + field(" IF ", field(" PAGE "), ' = 1 "DDE" "b" ')
                    + "<w:t>DDEAUTO is an old field.</w:t>"
                )
            },
        ),
    ),
    "table": ("xlsx", workbook),
    "slides": ("pptx", slides),
    "text of LibreOffice": (
        "odt",
        lambda: open_document(
            OPEN_TEXT, **{"Configurations2/menubar.xml": DTD, "meta.xml": TEMPLATE}
        ),
    ),
    "paper of ours": ("pdf", paper),
    "plain": ("pdf", pdf),
    "opens at a page": ("pdf", lambda: pdf(b"/OpenAction [3 0 R /Fit]")),
    "goes to a page": ("pdf", lambda: pdf(b"/OpenAction << /S /GoTo /D [3 0 R /Fit] >>")),
    "goes to a page of packed objects": ("pdf", lambda: packed(b"[3 0 R /Fit]")),
    "saved again": ("pdf", lambda: updated(pdf(), 1, catalog(b"/Lang (kk)"))),
    "links": ("pdf", linked_pdf),
    "tells of scripts": ("pdf", lambda: pdf(b"/Lang (/JS and /Launch, in words)")),
}


@pytest.mark.parametrize("name", ORDINARY)
def test_an_ordinary_document_comes_in(name: str) -> None:
    ending, make = ORDINARY[name]
    documents.check(BytesIO(make()), ending=ending)


@given(st.data())
@settings(max_examples=20)
def test_a_pdf_with_any_byte_changed_is_taken_or_refused(data: st.DataObject) -> None:
    raw = bytearray(linked_pdf())
    raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    with suppress(FileError):
        documents.check(BytesIO(bytes(raw)), ending="pdf")


def test_every_way_in_for_documents_is_offered_hostile_ones() -> None:
    offered = {(door.path, name) for door, name, _make in attacks()}
    assert all((door.path, "script.pdf") in offered for door in DOCUMENTS)
