"""What a course says of itself before one takes it."""

from typing import Any

import pytest

from courses.models import CataloguePage, CoursePage
from qalqan.common.models import Competency
from tests.courses.lesson_blocks import image
from tests.factories import CoursePageFactory, ModulePageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def course(media: Any) -> CoursePage:
    course: CoursePage = CoursePageFactory(
        parent=CataloguePage.objects.get(),
        cover=image(),
        cover_alt_en="A locked drawer",
        certificate_months=36,
        academic_hours=18,
    )
    course.competencies.set([Competency.objects.all()[0]])
    course.prerequisites.set([CoursePage.objects.get(slug="police")])
    course.save()
    return course


def test_a_course_says_what_it_asks_and_gives(client: Any, course: CoursePage) -> None:
    page = client.get(f"/en/courses/{course.slug}/").content.decode()
    for shown in (
        'alt="A locked drawer"',
        "18 academic hours",
        "valid for 36 months",
        str(Competency.objects.all()[0].name_en),
        'href="/en/courses/police/"',
    ):
        assert shown in page, shown


def test_a_certificate_without_an_end_says_so(client: Any) -> None:
    assert "valid without end" in client.get("/en/courses/police/").content.decode()


def test_a_course_that_is_not_open_is_no_link(client: Any, course: CoursePage) -> None:
    CoursePage.objects.filter(slug="police").update(live=False)
    page = client.get(f"/en/courses/{course.slug}/").content.decode()
    assert 'href="/en/courses/police/"' not in page


def test_the_catalogue_shows_cover_audience_and_competencies(
    client: Any, course: CoursePage
) -> None:
    page = client.get("/en/courses/").content.decode()
    assert 'alt="A locked drawer"' in page
    assert course.audience is not None
    assert str(course.audience.name_en) in page
    assert str(Competency.objects.all()[0].name_en) in page


def test_the_catalogue_counts_the_modules_that_readers_can_open(
    client: Any, course: CoursePage
) -> None:
    ModulePageFactory(parent=course)
    ModulePageFactory(parent=course, live=False)
    page = client.get("/en/courses/").content.decode()
    card = page[page.index(f'href="/en/courses/{course.slug}/"') :]
    assert "1 module<" in card[: card.index("</ul>")]
