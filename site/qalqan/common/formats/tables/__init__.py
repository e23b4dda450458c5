"""Tables that come into the house: CSV in the encodings met here, and XLSX. Pure."""

from qalqan.common.formats.tables.encodings import ENCODINGS
from qalqan.common.formats.tables.reading import Table, read
from qalqan.common.formats.tables.refusals import TableError

__all__ = ["ENCODINGS", "Table", "TableError", "read"]
