from courses.models.pages import CataloguePage, CoursePage, LessonPage, ModulePage, TrainingPage
from courses.models.places import Academy, Appointment, Cohort, Department
from courses.models.records import Certificate, Completion, Enrolment, LearnerProfile

__all__ = [
    "Academy",
    "Appointment",
    "CataloguePage",
    "Certificate",
    "Cohort",
    "Completion",
    "CoursePage",
    "Department",
    "Enrolment",
    "LearnerProfile",
    "LessonPage",
    "ModulePage",
    "TrainingPage",
]
