"""A draft holds what an author has not filled in yet; only publishing asks for all of it."""

from typing import Any

import pytest
from django.urls import reverse

from courses.blocks import LessonBodyBlock
from courses.models import LessonPage
from tests.common.translations.test_merging import fields_of, form_of

pytestmark = pytest.mark.django_db
KINDS = sorted(LessonBodyBlock().child_blocks)


def form_with_an_empty(kind: str, lesson: LessonPage, author: Any) -> dict[str, Any]:
    """The editor's form of the lesson with one block, into which nothing was written."""
    whole = form_of(lesson, author)
    form = {name: whole[name] for name in whole if not name.startswith("body-")}
    block = LessonBodyBlock().child_blocks[kind]
    return {
        **form,
        **fields_of("body-0-value", block, block.get_default()),
        "body-count": 1,
        "body-0-deleted": "",
        "body-0-order": 0,
        "body-0-type": kind,
        "body-0-id": "",
        "loaded_revision_created_at": lesson.latest_revision_created_at.isoformat(),
    }


@pytest.mark.parametrize("accept", ["text/html", "application/json"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_block_of_each_kind_is_kept_empty_in_a_draft(
    kind: str, accept: str, signed_in: Any
) -> None:
    lesson, author = LessonPage.objects.get(slug="signs"), signed_in("author")
    url = reverse("wagtailadmin_pages:edit", args=[lesson.pk])
    form = form_with_an_empty(kind, lesson, author)
    response = author.post(url, form, headers={"accept": accept})
    assert response.status_code == (302 if accept == "text/html" else 200)
    draft = LessonPage.objects.get(pk=lesson.pk).get_latest_revision_as_object()
    assert [child.block_type for child in draft.body] == [kind]
    shown = author.get(reverse("wagtailadmin_pages:view_draft", args=[lesson.pk]))
    assert shown.status_code == 200


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_publishes_an_empty_block(kind: str, signed_in: Any) -> None:
    lesson, publisher = LessonPage.objects.get(slug="signs"), signed_in("publisher")
    url = reverse("wagtailadmin_pages:edit", args=[lesson.pk])
    form = form_with_an_empty(kind, lesson, publisher)
    assert publisher.post(url, {**form, "action-publish": "1"}).status_code == 200
