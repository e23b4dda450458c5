"""Outlines as task lists: what a learner has done, and what comes next. Computed, never stored."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from courses.enums import ProgressState
from courses.models import CoursePage, LessonPage, ModulePage
from courses.models.pages import TrainingPage


@dataclass(frozen=True)
class Progress:
    done: int
    total: int

    @property
    def percent(self) -> int:
        return round(100 * self.done / self.total) if self.total else 0

    @property
    def state(self) -> ProgressState:
        if self.done == 0:
            return ProgressState.NOT_STARTED
        return ProgressState.COMPLETED if self.done >= self.total else ProgressState.IN_PROGRESS


@dataclass(frozen=True)
class Task:
    """One line of a task list; without a state for a visitor."""

    title: str
    url: str
    hint: str
    state: str | None
    state_label: str


def page_url(page: TrainingPage) -> str:
    """The page's path in the active language, without asking the database for its site."""
    below_home = page.url_path.split("/", 2)[2]
    return f"/{get_language()}/{below_home}"


def trail(*pages: TrainingPage) -> list[tuple[str, str]]:
    """The way from the catalogue down to where a reader stands, for the breadcrumbs."""
    catalogue = (_("Courses"), f"/{get_language()}/courses/")
    return [catalogue, *((str(page.heading), page_url(page)) for page in pages)]


def task(page: TrainingPage, hint: str, state: ProgressState | None) -> Task:
    return Task(
        title=str(page.heading),
        url=page_url(page),
        hint=hint,
        state=state.value if state else None,
        state_label=str(state.label) if state else "",
    )


def lesson_tasks(lessons: Sequence[LessonPage], done: set[int] | None) -> list[Task]:
    """`done` holds the completed pages' ids; None for somebody who is not enrolled."""
    return [
        task(
            lesson,
            _("%(minutes)s minutes") % {"minutes": lesson.minutes},
            _state(lesson.pk in done) if done is not None else None,
        )
        for lesson in lessons
    ]


def _state(done: bool) -> ProgressState:
    return ProgressState.COMPLETED if done else ProgressState.NOT_STARTED


def lessons_of(module: ModulePage) -> list[LessonPage]:
    """The live lessons in order, without their bodies."""
    return list(LessonPage.objects.child_of(module).live().defer("body").order_by("path"))


def modules_of(course: CoursePage) -> list[ModulePage]:
    return list(
        ModulePage.objects.child_of(course).live().select_related("assessment").order_by("path")
    )


def module_progress(
    module: ModulePage, lessons: Sequence[LessonPage], done: set[int], *, passed: bool
) -> Progress:
    """Lessons read, and the assessment as one step more where there is one."""
    steps = [lesson.pk in done for lesson in lessons]
    if module.assessment_id:
        steps.append(passed)
    return Progress(sum(steps), len(steps))
