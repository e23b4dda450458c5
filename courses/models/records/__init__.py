"""Learner records; every link from content to a person who learns lies here."""

from courses.models.records.affiliation import Affiliation
from courses.models.records.attendance import (
    Attendance,
    AttendanceQuerySet,
    EvaluationReceipt,
    Membership,
    Observation,
)
from courses.models.records.certificates import Certificate, CertificateQuerySet
from courses.models.records.learning import (
    ActivityCompletion,
    Completion,
    CompletionQuerySet,
    Enrolment,
    EnrolmentQuerySet,
    LearnerProfile,
)
from courses.models.records.reading import ErrorReport, Note
from courses.models.records.requests import ErasureRequest, NameRequest

__all__ = [
    "ActivityCompletion",
    "Affiliation",
    "Attendance",
    "AttendanceQuerySet",
    "Certificate",
    "CertificateQuerySet",
    "Completion",
    "CompletionQuerySet",
    "Enrolment",
    "EnrolmentQuerySet",
    "ErasureRequest",
    "ErrorReport",
    "EvaluationReceipt",
    "LearnerProfile",
    "Membership",
    "NameRequest",
    "Note",
    "Observation",
]
