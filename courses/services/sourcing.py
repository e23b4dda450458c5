"""Which courses rest on a source: those whose lessons cite it."""

from collections.abc import Iterator, Sequence

from django.db import models

from courses.models import CoursePage, LessonPage, ModulePage


def courses_of(records: Sequence[models.Model]) -> Iterator[models.Model]:
    """The courses in which these lessons and modules lie."""
    inside = [one for one in records if isinstance(one, LessonPage | ModulePage)]
    if inside:
        # The path of a page begins with the paths of all above it.
        paths = {page.path[: 4 * depth] for page in inside for depth in range(1, page.depth)}
        yield from CoursePage.objects.filter(path__in=paths).order_by("path")
