"""A return on paper and as a table; each format takes the same laid-out sheet."""

from collections.abc import Callable

from courses.returns.enums import Format
from courses.returns.formats.sheet import Sheet
from courses.returns.formats.tables import as_csv, as_xlsx
from courses.returns.formats.texts import as_docx, as_pdf

WRITERS: dict[str, Callable[[Sheet], bytes]] = {
    Format.CSV: as_csv,
    Format.XLSX: as_xlsx,
    Format.DOCX: as_docx,
    Format.PDF: as_pdf,
}
MEDIA_TYPES: dict[str, str] = {
    Format.JSON: "application/json",
    Format.CSV: "text/csv; charset=utf-8",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.PDF: "application/pdf",
}

__all__ = ["MEDIA_TYPES", "WRITERS", "Sheet"]
