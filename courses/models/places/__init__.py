"""Where learners learn: academies and who works there, cohorts, taught sessions."""

from courses.models.places.academies import Academy, Appointment, Department, Position
from courses.models.places.cohorts import Assignment, Cohort, Invitation, Trainer
from courses.models.places.sessions import Checklist, Criterion, Evaluation, Session

__all__ = [
    "Academy",
    "Appointment",
    "Assignment",
    "Checklist",
    "Cohort",
    "Criterion",
    "Department",
    "Evaluation",
    "Invitation",
    "Position",
    "Session",
    "Trainer",
]
