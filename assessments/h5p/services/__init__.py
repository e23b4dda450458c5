"""The store of H5P: packages in and out, libraries, and content in revisions."""

from assessments.h5p.services.exporting import export_content
from assessments.h5p.services.importing import Imported, import_package
from assessments.h5p.services.previewing import Preview, preview
from assessments.h5p.services.versions import may_play, roll_back

__all__ = [
    "Imported",
    "Preview",
    "export_content",
    "import_package",
    "may_play",
    "preview",
    "roll_back",
]
