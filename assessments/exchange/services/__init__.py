"""Files into the bank, and the bank into files."""

from assessments.exchange.services.exporting import ExportReport, UnknownBankError, export_items
from assessments.exchange.services.importing import ImportReport, import_items
from assessments.exchange.services.previewing import MOST_ROWS, Preview, preview

__all__ = [
    "MOST_ROWS",
    "ExportReport",
    "ImportReport",
    "Preview",
    "UnknownBankError",
    "export_items",
    "import_items",
    "preview",
]
