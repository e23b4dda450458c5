"""Courses into files, and files into courses."""

from courses.exchange.services.exporting import FILE_ENDING, course_of, export_course
from courses.exchange.services.importing import import_course, packages_in, preview
from courses.exchange.services.names import catalogue
from courses.exchange.services.planning import Plan

__all__ = [
    "FILE_ENDING",
    "Plan",
    "catalogue",
    "course_of",
    "export_course",
    "import_course",
    "packages_in",
    "preview",
]
