"""Translations out of the house and back, as XLIFF 2.0."""

from qalqan.common.services.translations.xliff.exporting import Exported, export_translations
from qalqan.common.services.translations.xliff.importing import Imported, import_translations
from qalqan.common.services.translations.xliff.reading import MOST_BYTES, XliffError

__all__ = [
    "MOST_BYTES",
    "Exported",
    "Imported",
    "XliffError",
    "export_translations",
    "import_translations",
]
