"""Lists as people make them, for tests."""

import io
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook

from courses.lists.enums import ListKind
from courses.lists.services import Imported, bring_in, preview, read
from courses.models import Academy


def csv_of(*rows: Sequence[object], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    lines = (delimiter.join(str(cell) for cell in row) for row in rows)
    return "\r\n".join(lines).encode(encoding)


def xlsx_of(*rows: Sequence[object]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def learners(raw: bytes, academy: Academy, **choices: Any) -> Imported:
    rows = read(raw, ListKind.LEARNERS)
    return bring_in(rows, academy, **{"cohort_name": "2026-9", **choices})


def looked_at(raw: bytes, academy: Academy, **choices: Any) -> Imported:
    rows = read(raw, ListKind.LEARNERS)
    return preview(rows, academy, **{"cohort_name": "2026-9", **choices})


def sessions(raw: bytes, academy: Academy) -> Imported:
    return bring_in(read(raw, ListKind.SESSIONS), academy)
