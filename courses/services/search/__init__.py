"""Search over courses, the same on every database: stems are made here, not by the database."""

from courses.services.search.finding import Found, find
from courses.services.search.indexing import forget, index, index_all

__all__ = ["Found", "find", "forget", "index", "index_all"]
