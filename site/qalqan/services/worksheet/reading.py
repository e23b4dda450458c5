"""A sheet that comes back: what was answered, by whom, on which day."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from docx import Document
from docx.opc.exceptions import PackageNotFoundError

from qalqan.services.worksheet.gathering import LINE, SOURCE
from qalqan.services.worksheet.writing import ANSWER, DAY, NAME, WORDING

LARGEST = 20 * 1024 * 1024
FIRST_CELL = re.compile(rf"((?:{SOURCE}|{LINE}):[a-z0-9-]+)(?: ([0-9a-f]{{8}}))?")
WORDS = {
    "yes": {"yes", "да", "иә", "ия"},
    "no": {"no", "нет", "жоқ"},
    "changed": {"changed", "изменено", "изменилось", "өзгерді", "өзгертілді"},
}
ANSWERS = {word: answer for answer, words in WORDS.items() for word in words}


class WorksheetError(Exception):
    """The file is no sheet of ours; the message says what to do."""


@dataclass(frozen=True)
class Answer:
    """One table as it came back; `answer` is yes, no, changed, or what was written instead."""

    key: str
    mark: str
    answer: str
    wording: str
    name: str
    day: date | None


def read(path: Path) -> list[Answer]:
    """The tables in which anything was filled in. Raises WorksheetError."""
    if path.stat().st_size > LARGEST:
        raise WorksheetError(_("The file is too large to be a sheet of questions."))
    try:
        document = Document(str(path))
    # A broken archive or broken XML inside: the libraries below have no error in common.
    except (PackageNotFoundError, KeyError, ValueError, OSError, SyntaxError) as error:
        raise WorksheetError(
            _("The file cannot be read. Save the sheet as a Word document (.docx).")
        ) from error
    found = list(_answers(document))
    if not found:
        raise WorksheetError(_("There is no question of ours in the file, or none was answered."))
    return found


def _answers(document: Any) -> Iterator[Answer]:
    for table in document.tables:
        rows = [[cell.text.strip() for cell in row.cells] for row in table.rows]
        first = FIRST_CELL.fullmatch(rows[0][0]) if rows and len(rows) > DAY else None
        filled = [row[-1] for row in rows[-(DAY + 1) :]]
        if first and any(filled):
            said = filled[ANSWER].lower().strip(" .!«»“”\"'")
            yield Answer(
                key=first[1],
                mark=first[2] or "",
                answer=ANSWERS.get(said, said),
                wording=filled[WORDING],
                name=filled[NAME],
                day=_day(filled[DAY]),
            )


def _day(text: str) -> date | None:
    found = re.search(r"(\d{4})-(\d\d)-(\d\d)", text)
    local = re.search(r"(\d\d)\.(\d\d)\.(\d{4})", text)
    year, month, day = (
        found.groups() if found else reversed(local.groups()) if local else ("0", "0", "0")
    )
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
