"""Learner records; every link from content to a person who learns lies here."""

from courses.models.records.learning import (
    Certificate,
    Completion,
    CompletionQuerySet,
    Enrolment,
    EnrolmentQuerySet,
    LearnerProfile,
)
from courses.models.records.reading import ErrorReport, Note

__all__ = [
    "Certificate",
    "Completion",
    "CompletionQuerySet",
    "Enrolment",
    "EnrolmentQuerySet",
    "ErrorReport",
    "LearnerProfile",
    "Note",
]
