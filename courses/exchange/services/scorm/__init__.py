"""A course in one language as a package that other learning systems play (SCORM 1.2)."""

from courses.exchange.services.scorm.packaging import export_scorm

__all__ = ["export_scorm"]
