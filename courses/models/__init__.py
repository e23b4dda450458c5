from courses.models.pages import CataloguePage, CoursePage, LessonPage, ModulePage, TrainingPage
from courses.models.places import Academy, Appointment, Cohort, Department
from courses.models.records import (
    Certificate,
    Completion,
    Enrolment,
    ErrorReport,
    LearnerProfile,
    Note,
)
from courses.models.search import SearchText
from courses.models.versions import CourseVersion

__all__ = [
    "Academy",
    "Appointment",
    "CataloguePage",
    "Certificate",
    "Cohort",
    "Completion",
    "CoursePage",
    "CourseVersion",
    "Department",
    "Enrolment",
    "ErrorReport",
    "LearnerProfile",
    "LessonPage",
    "ModulePage",
    "Note",
    "SearchText",
    "TrainingPage",
]
