"""The course file and the SCORM package, as far as the database is not needed."""

from courses.exchange.formats.errors import CourseFileError

__all__ = ["CourseFileError"]
