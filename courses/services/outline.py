"""Outlines as task lists: what a learner has done, and what comes next. Computed, never stored."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from courses.enums import ProgressState
from courses.models import CoursePage, LessonPage, ModulePage
from courses.models.pages import TrainingPage
from qalqan.common.languages import LANGUAGES, Localized, localize_field

# What a page needs to stand in an outline; a whole one costs ten times as much to read.
OUTLINED = (
    "path",
    "depth",
    "numchild",
    "url_path",
    "live_revision",
    *(f"heading_{code}" for code in LANGUAGES),
)
# The columns of a list: those of every page, and the headings of both kinds.
PLAIN = ("pk", "path", "url_path", "live_revision", "lessonpage__minutes")
HEADINGS = [
    f"{kind}__heading_{code}" for kind in ("lessonpage", "modulepage") for code in LANGUAGES
]


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

    title: Localized
    url: str
    hint: str
    state: str | None
    state_label: str


def page_url(page: TrainingPage | Listed) -> str:
    """The page's path in the active language, without asking the database for its site."""
    below_home = page.url_path.split("/", 2)[2]
    return f"/{get_language()}/{below_home}"


def heading_of(page: TrainingPage | Listed) -> Localized:
    """The heading in the active language, or in the nearest that has one."""
    return localize_field(page, "heading", get_language() or LANGUAGES[0])


def trail(*pages: TrainingPage | Listed) -> list[tuple[str | Localized, str]]:
    """The way from the catalogue down to where a reader stands, for the breadcrumbs."""
    catalogue = (_("Courses"), f"/{get_language()}/courses/")
    return [catalogue, *((heading_of(page), page_url(page)) for page in pages)]


def is_mixed(page: TrainingPage, tasks: Sequence[Task] = ()) -> bool:
    """Whether the page's own texts, or titles in its list, stand in another language."""
    language = get_language() or LANGUAGES[0]
    own = (localize_field(page, name, language) for name in ("heading", "summary"))
    return any(one.is_fallback for one in (*own, *(task.title for task in tasks)))


def task(page: TrainingPage | Listed, hint: str, state: ProgressState | None) -> Task:
    return Task(
        title=heading_of(page),
        url="" if state == ProgressState.LOCKED else page_url(page),
        hint=hint,
        state=state.value if state else None,
        state_label=str(state.label) if state else "",
    )


def lesson_tasks(
    lessons: Sequence[Listed], done: set[int] | None, closed: Collection[int] = ()
) -> list[Task]:
    """`done` holds the completed pages' ids; None for somebody who is not enrolled.

    Those in `closed` open later and lead nowhere yet.
    """
    return [
        task(
            lesson,
            _("%(minutes)s minutes") % {"minutes": lesson.minutes},
            _state(lesson.pk, done, closed) if done is not None else None,
        )
        for lesson in lessons
    ]


def _state(page_id: int, done: set[int], closed: Collection[int]) -> ProgressState:
    if page_id in done:
        return ProgressState.COMPLETED
    return ProgressState.LOCKED if page_id in closed else ProgressState.NOT_STARTED


def lessons_of(module: ModulePage) -> list[Listed]:
    """The live lessons in order."""
    return _listed(Q(path__startswith=module.path, depth=module.depth + 1, live=True))


def around(lesson: LessonPage) -> tuple[Listed, list[Listed]]:
    """The module of a lesson and its live lessons in order, in one statement."""
    above = lesson.path[: -LessonPage.steplen]
    siblings = Q(path__startswith=above, depth=lesson.depth, live=True)
    module, *lessons = _listed(Q(path=above) | siblings)
    return module, lessons


def below(courses: Sequence[CoursePage]) -> list[Listed]:
    """The live modules and lessons of all `courses` in their order, in one statement."""
    inside = [Q(path__startswith=course.path, depth__gt=course.depth) for course in courses]
    return _listed(reduce(or_, inside) & Q(live=True)) if inside else []


def _listed(wanted: Q) -> list[Listed]:
    """Modules and lessons from the table of all pages: one of the two has each heading."""
    rows = Page.objects.filter(wanted).order_by("path").values(*PLAIN, *HEADINGS)
    return [Listed(*(row[name] for name in PLAIN), *_headings(row)) for row in rows]


def _headings(row: dict[str, Any]) -> Iterator[str]:
    # Chosen here: an expression of the database for each would cost more than all else.
    for code in LANGUAGES:
        yield row[f"lessonpage__heading_{code}"] or row[f"modulepage__heading_{code}"] or ""


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
