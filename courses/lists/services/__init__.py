"""Lists into records: read, look, bring in."""

from courses.lists.services.importing import bring_in, preview
from courses.lists.services.reading import Rows, read
from courses.lists.services.results import Imported, Line

__all__ = ["Imported", "Line", "Rows", "bring_in", "preview", "read"]
