"""What is kept about a person, for that person's own eyes."""

from courses.services.own_data.about import lines_about
from courses.services.own_data.files import as_json, as_pdf
from courses.services.own_data.sections import Section, sections

__all__ = ["Section", "as_json", "as_pdf", "lines_about", "sections"]
