"""The enrolment under which a learner reads, with all that the pages ask of it."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef
from django.db.models.functions import Coalesce

from courses.enums import CompletionKind
from courses.models import Completion, CoursePage, Enrolment, LessonPage, ModulePage
from courses.services import outline
from qalqan.accounts.models import User

# What the pages of a course ask of an enrolment and its course.
ENROLMENT = (
    "registration",
    "learner",
    "cohort",
    "academy",
    "opened_at",
    "version",
    "course__in_order",
    "course__gives_certificate",
    "course__renews",
    *(f"course__{name}" for name in outline.OUTLINED),
)
# The learner's own audience, else the one that the course is for.
AUDIENCE = Coalesce("learner__learner_profile__audience__code", "course__audience__code")


class NotEnrolledError(Exception):
    """The person has no open enrolment in this course."""


def open_enrolment(
    person: User | AnonymousUser, page: LessonPage | ModulePage | CoursePage
) -> Enrolment | None:
    """The person's open enrolment in the course that `page` is or lies in."""
    if isinstance(person, AnonymousUser):
        return None
    path = page.path
    course_paths = [path[:end] for end in range(4, len(path) + 1, 4)]
    return (
        Enrolment.objects.open()
        .select_related("course", "version")
        .only(*ENROLMENT)
        .annotate(audience_code=AUDIENCE, has_prerequisites=Exists(_prerequisites()))
        .filter(learner=person, course__path__in=course_paths)
        .first()
    )


def _prerequisites() -> Any:
    through = CoursePage.prerequisites.through.objects
    return through.filter(from_coursepage=OuterRef("course"))


def lacks_prerequisite(enrolment: Enrolment) -> bool:
    """Whether a live course that comes before was not completed by the learner."""
    if not getattr(enrolment, "has_prerequisites", True):
        return False
    completed = Completion.objects.standing().filter(
        kind=CompletionKind.COURSE, enrolment__learner=enrolment.learner_id
    )
    asked = CoursePage.objects.live().filter(prepares_for=enrolment.course_id)
    return bool(asked.exclude(pk__in=completed.values("page")).exists())


def completed_pages(enrolment: Enrolment | None) -> set[int]:
    """Ids of the pages completed under `enrolment`."""
    if enrolment is None:
        return set()
    return set(enrolment.completions.standing().values_list("page_id", flat=True))
