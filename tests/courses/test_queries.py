"""What a page costs the database; a list's cost must not grow with its rows."""

from typing import Any

import pytest

from courses.models import Academy, CataloguePage
from qalqan.common.models import Competency
from tests.courses.lesson_blocks import image
from tests.factories import CoursePageFactory, EnrolmentFactory

pytestmark = pytest.mark.django_db
LESSON = "/kk/courses/police/identification/what-trafficking-is/"


@pytest.fixture
def many_learners(db: None) -> None:
    academy = Academy.objects.get(code="karaganda")
    EnrolmentFactory.create_batch(120, academy=academy, in_cohort=True, with_profile=True)


def test_a_lesson_costs_at_most_twelve_statements(
    cadet_client: Any, django_assert_max_num_queries: Any
) -> None:
    cadet_client.get(LESSON)
    with django_assert_max_num_queries(12):
        assert cadet_client.get(LESSON).status_code == 200


@pytest.mark.parametrize(
    ("path", "most"),
    # The first two are made once an edition, and served from memory until the next.
    [("/kk/help/", 12), ("/kk/campaigns/c-01/", 12), ("/kk/", 6), ("/kk/courses/", 6)],
)
def test_a_visitors_page_costs_a_handful(
    client: Any, django_assert_max_num_queries: Any, path: str, most: int
) -> None:
    client.get(path)
    with django_assert_max_num_queries(most):
        assert client.get(path).status_code == 200


def test_the_academys_table_costs_the_same_for_many(
    signed_in: Any, many_learners: None, django_assert_max_num_queries: Any
) -> None:
    manager = signed_in("manager")
    manager.get("/kk/academy/?page=2")
    with django_assert_max_num_queries(16):
        page = manager.get("/kk/academy/?page=2")
    assert page.content.decode().count("Тұлға") >= 50


def test_the_export_streams_in_chunks(
    signed_in: Any, many_learners: None, django_assert_max_num_queries: Any
) -> None:
    manager = signed_in("manager")
    with django_assert_max_num_queries(15):
        response = manager.get("/kk/academy/results.csv")
        lines = b"".join(response.streaming_content).splitlines()
    assert len(lines) > 120


@pytest.fixture
def many_courses(media: Any) -> None:
    """Two hundred, each with a cover and competencies, beside the starter's."""
    catalogue = CataloguePage.objects.get()
    cover, competencies = image(), list(Competency.objects.all()[:2])
    for course in CoursePageFactory.create_batch(200, parent=catalogue, cover=cover):
        course.competencies.set(competencies)
        course.save()


def test_a_catalogue_of_two_hundred_courses_costs_six_statements(
    client: Any, cadet_client: Any, many_courses: None, django_assert_max_num_queries: Any
) -> None:
    client.get("/kk/courses/")
    for reader in (client, cadet_client):
        with django_assert_max_num_queries(6):
            page = reader.get("/kk/courses/").content.decode()
        # The starter's has a drawing of ours.
        assert page.count('class="q-card__cover"') == 201
        assert page.count("Бет ") >= 200
