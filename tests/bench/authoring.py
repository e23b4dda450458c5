"""What authors wait for: publishing, the board of translations; and the catalogue at its size."""

import time
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.common.translations.many import add_lessons

LESSONS = 2000
COURSES = 200


def measure(author: Any, visitor: Any) -> dict[str, dict[str, Any]]:
    """Seconds and statements, as reported figures beside their goals; no ratio is asked of them."""
    from courses.models import LessonPage

    lesson = LessonPage.objects.get(slug="signs")
    published = seconds(lambda: lesson.save_revision().publish())
    add_courses()
    catalogue = page(visitor, "/kk/courses/", f"catalogue of {COURSES} courses")
    add_lessons(LESSONS)
    board = page(author, "/cms/translations/", f"board of {LESSONS} pages")
    return {"publishing a lesson": {"seconds": published}, **catalogue, **board}


def add_courses() -> None:
    from courses.models import CataloguePage
    from tests.factories import CoursePageFactory

    catalogue = CataloguePage.objects.get()
    for _ in range(COURSES - 1):
        CoursePageFactory(parent=catalogue)


def page(client: Any, path: str, name: str) -> dict[str, dict[str, Any]]:
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        spent = seconds(lambda: client.get(path))
    return {name: {"seconds": spent, "statements": len(captured)}}


def seconds(call: Callable[[], Any]) -> float:
    start = time.perf_counter()
    call()
    return round(time.perf_counter() - start, 3)
