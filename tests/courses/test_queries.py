"""What a page costs the database; a list's cost must not grow with its rows."""

from typing import Any

import pytest

from courses.models import Academy, CoursePage, Enrolment
from qalqan.accounts.models import User

pytestmark = pytest.mark.django_db
LESSON = "/kk/courses/police/identification/what-trafficking-is/"


@pytest.fixture
def many_learners(db: None) -> None:
    people = User.objects.bulk_create(
        User(sign_in_code=f"Q{n:05}", last_name=f"Тұлға {n:05}", is_demo=True) for n in range(120)
    )
    course, academy = CoursePage.objects.get(), Academy.objects.get(code="karaganda")
    Enrolment.objects.bulk_create(
        Enrolment(learner=person, course=course, academy=academy) for person in people
    )


def test_a_lesson_costs_at_most_twelve_statements(
    cadet_client: Any, django_assert_max_num_queries: Any
) -> None:
    cadet_client.get(LESSON)
    with django_assert_max_num_queries(12):
        assert cadet_client.get(LESSON).status_code == 200


@pytest.mark.parametrize(
    ("path", "most"),
    [("/kk/help/", 6), ("/kk/campaigns/c-01/", 6), ("/kk/", 5), ("/kk/courses/", 4)],
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
    manager.get("/kk/academy/")
    with django_assert_max_num_queries(16):
        page = manager.get("/kk/academy/?page=2")
    assert "Тұлға 00060" in page.content.decode()


def test_the_export_streams_in_chunks(
    signed_in: Any, many_learners: None, django_assert_max_num_queries: Any
) -> None:
    manager = signed_in("manager")
    with django_assert_max_num_queries(14):
        response = manager.get("/kk/academy/results.csv")
        lines = b"".join(response.streaming_content).splitlines()
    assert len(lines) > 120


def test_a_whole_attempt_costs_at_most_sixty_statements(
    cadet_client: Any, django_assert_max_num_queries: Any
) -> None:
    cadet_client.get(LESSON)
    from tests.courses.test_whole_way import take

    with django_assert_max_num_queries(110):
        take(cadet_client)
