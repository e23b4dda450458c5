"""Translations out and in on the admin’s screens: nothing is written before it is looked at."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from courses.models import LessonPage
from qalqan.common.services import translations

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def uploads(tmp_path: Any, settings: Any) -> None:
    settings.VAR_DIR = tmp_path


@pytest.fixture
def lesson() -> LessonPage:
    return LessonPage.objects.get(slug="what-trafficking-is")


def newest(lesson: LessonPage) -> LessonPage:
    return translations.newest(LessonPage.objects.get(pk=lesson.pk))


def test_a_file_goes_out_and_comes_back_after_a_look(signed_in: Any, lesson: LessonPage) -> None:
    publisher = signed_in("publisher")
    out = publisher.get(reverse("translations_export"), {"language": "ru"}).content.decode()
    changed = out.replace(lesson.heading_ru, "Торговля людьми")
    url = reverse("translations_import")
    look = publisher.post(url, {"file": SimpleUploadedFile("in.xlf", changed.encode())})
    assert "Торговля людьми" in look.content.decode()
    assert newest(lesson).heading_ru == lesson.heading_ru
    publisher.post(url, {"upload": look.context["upload"]})
    assert newest(lesson).heading_ru == "Торговля людьми"
    again = publisher.post(url, {"upload": look.context["upload"]})
    assert again.context["is_gone"]


def test_a_translator_brings_in_their_own_language_alone(
    signed_in: Any, lesson: LessonPage
) -> None:
    out = signed_in("author").get(reverse("translations_export"), {"language": "ru"})
    changed = out.content.decode().replace(lesson.heading_ru, "Чужое")
    file = SimpleUploadedFile("in.xlf", changed.encode())
    look = signed_in("translator").post(reverse("translations_import"), {"file": file})
    assert look.context["found"].changed == []
    assert look.context["skipped"]


def test_a_broken_file_is_refused_on_the_screen_with_its_place(signed_in: Any) -> None:
    file = SimpleUploadedFile("in.xlf", b"<xliff>\n<file")
    look = signed_in("author").post(reverse("translations_import"), {"file": file})
    assert look.context["form"].errors["file"]
    assert "upload" not in look.context


def test_one_lesson_or_module_goes_out_alone(signed_in: Any, lesson: LessonPage) -> None:
    other = LessonPage.objects.get(slug="signs")
    author, kind = signed_in("author"), lesson._meta.label_lower
    page = author.get(reverse("translation", args=[kind, lesson.pk, "ru"])).content.decode()
    link = f"{reverse('translations_export')}?language=ru&amp;part={lesson.path}"
    assert link in page
    sent = author.get(reverse("translations_export"), {"language": "ru", "part": lesson.path})
    assert f'filename="{lesson.slug}-ru.xlf"' in sent["Content-Disposition"]
    assert lesson.heading_ru in sent.content.decode()
    assert other.heading_ru not in sent.content.decode()
    module = author.get(
        reverse("translations_export"), {"language": "ru", "part": lesson.get_parent().path}
    )
    assert other.heading_ru in module.content.decode()
    board = author.get(reverse("translations"), {"part": lesson.get_parent().get_parent().path})
    assert 'type="hidden" name="part"' in board.content.decode()
