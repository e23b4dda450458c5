"""Thousands of pages for what must not grow with their number."""

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page

from courses.models import LessonPage, ModulePage
from qalqan.common.languages import LANGUAGES
from qalqan.common.models import Translation


def add_lessons(count: int) -> None:
    """Lessons with rows of the board, written without what makes each of them slow."""
    module, kind = ModulePage.objects.get(slug="identification"), LessonPage
    content_type, locale = ContentType.objects.get_for_model(kind), module.locale
    numbers = [f"{number:04}" for number in range(1000, 1000 + count)]
    pages = Page.objects.bulk_create(
        Page(
            title=f"Lesson {number}",
            slug=f"lesson-{number}",
            path=module.path + number,
            depth=module.depth + 1,
            content_type=content_type,
            locale=locale,
        )
        for number in numbers
    )
    for page in pages:
        lesson = kind(page_ptr=page, heading_en=page.title)
        lesson.save_base(raw=True)
    Translation.objects.bulk_create(
        Translation(content_type=content_type, object_id=page.pk, language=code, total=9, missing=3)
        for page in pages
        for code in LANGUAGES
    )
