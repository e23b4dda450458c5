"""Outlines as task lists: what a learner has done, and what comes next. Computed, never stored."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import CharField, Q, Value
from django.db.models.functions import Coalesce
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from courses.enums import ProgressState
from courses.models import CoursePage, LessonPage, ModulePage
from courses.models.pages import TrainingPage
from qalqan.common.languages import LANGUAGES, Localized, localize

# What a page needs to stand in an outline; a whole one costs ten times as much to read.
OUTLINED = (
    "path",
    "depth",
    "numchild",
    "url_path",
    "live_revision",
    *(f"heading_{code}" for code in LANGUAGES),
)


@dataclass
class Listed:
    """A page as an outline lists it. To make a page of each row would cost the most of all."""

    pk: int
    path: str
    url_path: str
    live_revision_id: int
    minutes: int
    heading_kk: str
    heading_ru: str
    heading_en: str

    @property
    def heading(self) -> Localized:
        texts = {code: getattr(self, f"heading_{code}") or "" for code in LANGUAGES}
        return localize(texts, get_language() or LANGUAGES[0])


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


def page_url(page: TrainingPage | Listed) -> str:
    """The page's path in the active language, without asking the database for its site."""
    below_home = page.url_path.split("/", 2)[2]
    return f"/{get_language()}/{below_home}"


def trail(*pages: TrainingPage | Listed) -> list[tuple[str, str]]:
    """The way from the catalogue down to where a reader stands, for the breadcrumbs."""
    catalogue = (_("Courses"), f"/{get_language()}/courses/")
    return [catalogue, *((str(page.heading), page_url(page)) for page in pages)]


def task(page: TrainingPage | Listed, hint: str, state: ProgressState | None) -> Task:
    return Task(
        title=str(page.heading),
        url=page_url(page),
        hint=hint,
        state=state.value if state else None,
        state_label=str(state.label) if state else "",
    )


def lesson_tasks(lessons: Sequence[Listed], done: set[int] | None) -> list[Task]:
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


def lessons_of(module: ModulePage) -> list[Listed]:
    """The live lessons in order."""
    return _listed(Q(path__startswith=module.path, depth=module.depth + 1, live=True))


def around(lesson: LessonPage) -> tuple[Listed, list[Listed]]:
    """The module of a lesson and its live lessons in order, in one statement."""
    above = lesson.path[: -LessonPage.steplen]
    siblings = Q(path__startswith=above, depth=lesson.depth, live=True)
    module, *lessons = _listed(Q(path=above) | siblings)
    return module, lessons


def _listed(wanted: Q) -> list[Listed]:
    """Modules and lessons from the table of all pages: one of the two has each heading."""
    headings = [
        Coalesce(
            f"lessonpage__heading_{code}",
            f"modulepage__heading_{code}",
            Value(""),
            output_field=CharField(),
        )
        for code in LANGUAGES
    ]
    rows = Page.objects.filter(wanted).order_by("path")
    plain = ("pk", "path", "url_path", "live_revision", "lessonpage__minutes")
    return [Listed(*row) for row in rows.values_list(*plain, *headings)]


def modules_of(course: CoursePage) -> list[ModulePage]:
    return list(
        ModulePage.objects.child_of(course).live().select_related("assessment").order_by("path")
    )


def module_progress(
    module: ModulePage, lessons: Sequence[Listed], done: set[int], *, passed: bool
) -> Progress:
    """Lessons read, and the assessment as one step more where there is one."""
    steps = [lesson.pk in done for lesson in lessons]
    if module.assessment_id:
        steps.append(passed)
    return Progress(sum(steps), len(steps))
