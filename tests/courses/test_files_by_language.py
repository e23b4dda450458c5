"""From the board a translator comes to the files of a page, and sees which language has none."""

from typing import Any

import pytest
from django.urls import reverse

from tests.courses.lesson_blocks import every_block, lesson_with

pytestmark = pytest.mark.django_db


def test_a_translator_sees_which_files_their_language_lacks(signed_in: Any, media: Any) -> None:
    lesson = lesson_with(every_block())
    lesson.save_revision()
    url = reverse("translation", args=["courses.lessonpage", lesson.pk, "kk"])
    response = signed_in("translator").get(url)
    # Captions and the document of the lesson, and again those inside its other blocks.
    files = response.context["files"]
    captions, document = files[:2]
    assert captions.own == captions.nearest
    assert (document.own, document.nearest_name) == (None, "Русский")
    assert document.nearest.url in response.content.decode()
    assert len(files) > 4
