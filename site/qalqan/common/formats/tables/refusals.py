"""Why a file is refused whole, and how much a table may hold."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

MOST_BYTES = 20 * 1024 * 1024
MOST_UNZIPPED = 100 * 1024 * 1024
# Sheets of a few hundred repeated names come near 60.
MOST_RATIO = 150
MOST_PARTS = 300
ROWS_REFUSED = 100_000
MOST_COLUMNS = 60
LONGEST_CELL = 2000


class Refusal(TextChoices):
    EMPTY = "empty", _("The file is empty.")
    TOO_LARGE = "too_large", _("The file is too large: 20 MB at most.")
    TOO_MANY_ROWS = "too_many_rows", _("The file has 100,000 rows or more. Divide it.")
    TOO_MANY_COLUMNS = "too_many_columns", _("The table has more than 60 columns.")
    LONG_CELL = "long_cell", _("A cell holds more than 2,000 characters.")
    NO_TABLE = "no_table", _("The file cannot be read as a table (CSV or XLSX).")
    OLD_EXCEL = "old_excel", _("This is an old Excel file (XLS). Save it as XLSX or CSV.")
    UNKNOWN_ENCODING = "unknown_encoding", _("The letters of the file cannot be told.")
    BROKEN_ARCHIVE = "broken_archive", _("The XLSX file is damaged or encrypted.")
    COMPRESSION = "compression", _("The XLSX file unpacks to more than any honest table.")
    ENTITIES = "entities", _("The XLSX file declares entities, which no honest table does.")


class TableError(Exception):
    """A file that comes in is refused whole; `code` is one of Refusal, `where` a row or ""."""

    def __init__(self, code: Refusal, where: str = "") -> None:
        super().__init__(code, where)
        self.code = code.value
        self.where = where

    def __str__(self) -> str:
        label = Refusal(self.code).label
        return f"{label} ({self.where})" if self.where else str(label)
