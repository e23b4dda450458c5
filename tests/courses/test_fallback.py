"""Titles that are not translated are marked with their language, and the page says so once."""

from typing import Any

import pytest

from courses.models import CoursePage, LessonPage, ModulePage
from qalqan.common.models import BasePage

pytestmark = pytest.mark.django_db
COURSE = "/en/courses/police/"
MODULE = f"{COURSE}identification/"
LESSON = f"{MODULE}what-trafficking-is/"
SAID = "They stand in another language."
TITLE = "Тек орысша"
MARKED = f'<span lang="ru">{TITLE}</span>'


def leave_in_russian(page: BasePage) -> None:
    page.heading_ru, page.heading_kk, page.heading_en = TITLE, "", ""
    page.save_revision().publish()


def shown(client: Any, path: str) -> str:
    return str(client.get(path).content.decode())


@pytest.mark.parametrize("path", [MODULE, LESSON])
def test_a_title_in_a_list_of_lessons_is_marked_and_said_once(cadet_client: Any, path: str) -> None:
    leave_in_russian(LessonPage.objects.get(slug="signs"))
    page = shown(cadet_client, path)
    assert MARKED in page
    assert page.count(SAID) == 1


def test_a_page_whose_own_title_is_in_another_language_marks_it(cadet_client: Any) -> None:
    leave_in_russian(ModulePage.objects.get(slug="identification"))
    assert f'<h1 class="govuk-heading-xl">{MARKED}</h1>' in shown(cadet_client, MODULE)
    assert shown(cadet_client, MODULE).count(SAID) == 1
    assert shown(cadet_client, COURSE).count(SAID) == 1
    # Where it is only one of the breadcrumbs, its mark is enough.
    assert MARKED in shown(cadet_client, LESSON)


def test_a_course_in_another_language_is_marked_in_the_catalogue(cadet_client: Any) -> None:
    leave_in_russian(CoursePage.objects.get(slug="police"))
    page = shown(cadet_client, "/en/courses/")
    assert MARKED in page
    assert page.count(SAID) == 1


def test_a_page_that_is_translated_says_nothing_of_it(cadet_client: Any) -> None:
    for path in ("/en/courses/", COURSE, MODULE, LESSON):
        assert SAID not in shown(cadet_client, path)
