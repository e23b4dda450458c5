"""Where files come in, and for each door the files that it must refuse."""

import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO

from tests.security import files
from tests.security.hostile_office import OFFICE
from tests.security.hostile_pdf import PDF

MIB = 2**20
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
XML = f'<!DOCTYPE quiz [<!ENTITY l0 "ha">{LAUGHS}]><quiz>&l9;</quiz>'.encode()


@dataclass(frozen=True)
class Door:
    """Where files come in: who may send one there, the field of the file, and the others."""

    who: str
    path: str
    field: str
    further: dict[str, str]


def _wagtail(path: str, name: str) -> Door:
    prefix = name.removesuffix("file") if name.endswith("-file") else ""
    further = {f"{prefix}title": "A file", f"{prefix}collection": "1"}
    return Door("author", f"/cms/{path}/", name, further)


PICTURES = [
    _wagtail("images/add", "file"),
    _wagtail("images/multiple/add", "files[]"),
    _wagtail("images/chooser/create", "image-chooser-upload-file"),
]
DOCUMENTS = [
    _wagtail("documents/add", "file"),
    _wagtail("documents/multiple/add", "files[]"),
    _wagtail("documents/chooser/create", "document-chooser-upload-file"),
]
COURSES = Door("author", "/cms/courses/exchange/import/", "file", {})
TRANSLATIONS = Door("author", "/cms/translations/import/", "file", {})
LISTS = Door(
    "manager",
    "/kk/academy/people/lists/",
    "file",
    {"kind": "learners", "academy": "karaganda", "cohort": "2026-1"},
)
OUTREACH = Door("region", "/kk/outreach/import/", "file", {"region": "karaganda"})


def _items(form: str) -> Door:
    further = {"format": form, "bank": "Bad", "language": "kk"}
    return Door("author", "/cms/assessments/exchange/import/", "file", further)


DOORS = [*PICTURES, *DOCUMENTS, COURSES, TRANSLATIONS, LISTS, OUTREACH, _items("moodlexml")]
# The door, the name of the file, and its content, made only when it is its turn.
Attack = tuple[Door, str, Callable[[], bytes]]


def attacks() -> Iterator[Attack]:
    for door in PICTURES:
        yield door, "huge.png", files.huge
        yield door, "bomb.png", lambda: files.blank(8_000, 8_000)
        yield door, "flickering.gif", lambda: files.flickering(MIB)
        yield door, "over.png", lambda: bytes(60 * MIB)
    for door in DOCUMENTS:
        yield door, "bomb.docx", _document
        yield door, "bomb.xlsx", lambda: _book("xl/bomb.xml", bytes(60_000_000))
        yield door, "script.pdf", PDF["in packed objects"][1]
        yield door, "bomb.pdf", PDF["bomb of packed objects"][1]
        yield door, "template.docx", OFFICE["template elsewhere"][1]
        yield door, "command.docx", OFFICE["DDE in pieces"][1]
        yield door, "cells.xlsx", OFFICE["a million cells"][1]
    for door in (LISTS, OUTREACH):
        yield door, "bomb.xlsx", lambda: _book("xl/worksheets/sheet1.xml", bytes(60_000_000))
        yield door, "laughs.xlsx", lambda: _book("xl/worksheets/sheet1.xml", XML)
        yield door, "rows.csv", lambda: b"a\n" * 100_001
        yield door, "over.csv", lambda: bytes(20 * MIB + 1)
    yield COURSES, "bomb.qalqan-course", lambda: _book("lesson.json", bytes(60_000_000))
    yield COURSES, "no.qalqan-course", lambda: bytes(MIB)
    yield TRANSLATIONS, "laughs.xlf", lambda: XML
    yield _items("moodlexml"), "laughs.xml", lambda: XML
    yield _items("gift"), "over.txt", lambda: bytes(50 * MIB + 1)


def _document() -> bytes:
    return files.office("docx", **{"word/media/a.bmp": bytes(60_000_000)})


def _book(name: str, content: bytes) -> bytes:
    output = BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr(name, content)
    return output.getvalue()
