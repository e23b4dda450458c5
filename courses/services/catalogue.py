"""The catalogue: what each course is, in one statement for courses and one for competencies."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.files.storage import default_storage
from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Concat
from django.utils.translation import get_language
from wagtail.images import get_image_model
from wagtail.models import Page

from courses.models import CataloguePage, CoursePage, Enrolment
from courses.services import covers, outline
from qalqan.accounts.models import User

COVER = "fill-640x360"
WIDTH, HEIGHT = 640, 360


@dataclass(frozen=True)
class CourseCard:
    """A course as the catalogue shows it; `cover` is an address, "" where there is none."""

    page: CoursePage
    url: str
    modules: int
    academic_hours: int
    state: str | None
    cover: str
    cover_alt: str
    competencies: list[str]
    width: int = WIDTH
    height: int = HEIGHT


def cards(catalogue: CataloguePage, learner: User | None) -> list[CourseCard]:
    """The live courses, for a visitor those ready in the active language."""
    courses = list(_courses(catalogue, learner))
    taught = _competencies(courses)
    return [_card(course, taught[course.pk]) for course in courses]


def _card(course: Any, competencies: list[str]) -> CourseCard:
    cover, words = _cover(course)
    return CourseCard(
        page=course,
        url=outline.page_url(course),
        modules=course.live_modules,
        academic_hours=course.academic_hours,
        state="enrolled" if course.is_enrolled else None,
        cover=cover,
        cover_alt=words,
        competencies=competencies,
    )


def _courses(catalogue: CataloguePage, learner: User | None) -> "QuerySet[CoursePage]":
    rendition = get_image_model().get_rendition_model()
    drawn = rendition.objects.filter(image=OuterRef("cover"), filter_spec=COVER).values("file")
    open_here = Enrolment.objects.open().filter(course=OuterRef("pk"), learner=learner)
    courses: QuerySet[CoursePage] = (
        CoursePage.objects.child_of(catalogue)
        .live()
        .select_related("audience", "cover")
        .annotate(
            cover_file=Subquery(drawn[:1]),
            live_modules=_live_modules(),
            is_enrolled=Exists(open_here) if learner else Value(False),
        )
        .order_by("path")
    )
    return courses if learner else courses.filter(**{f"ready_{get_language()}": True})


def _live_modules() -> Coalesce:
    """How many live modules a course has; the paths of its children are an indexed range."""
    live = Page.objects.filter(
        path__gt=OuterRef("path"),
        path__lte=Concat(OuterRef("path"), Value("ZZZZ")),
        depth=OuterRef("depth") + 1,
        live=True,
    )
    counted = live.order_by().values("depth").annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(counted), 0)


def _competencies(courses: Iterable[CoursePage]) -> dict[int, list[str]]:
    taught: dict[int, list[str]] = defaultdict(list)
    links = CoursePage.competencies.through.objects.filter(coursepage__in=courses)
    for link in links.select_related("competency").order_by("competency__position"):
        taught[link.coursepage_id].append(str(link.competency))
    return taught


def _cover(course: Any) -> tuple[str, str]:
    """Address and words of the course's own picture, else of ours.

    The first who asks for an own picture has it made smaller.
    """
    if course.cover is None:
        return covers.drawn(course)
    file: str = course.cover_file
    address = default_storage.url(file) if file else str(course.cover.get_rendition(COVER).url)
    return address, course.cover_alt
