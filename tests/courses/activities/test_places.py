"""What plays an activity, or is about to, keeps it in the store."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import ReferenceIndex

from assessments.h5p.services import may_play, removing
from assessments.models import Assessment, H5PContent
from courses.models import LessonPage
from tests.courses.activities.playing import playing
from tests.courses.lesson_blocks import h5p
from tests.courses.test_whole_way import FIRST, lessons

pytestmark = pytest.mark.django_db
BODY = LessonPage._meta.get_field("body").stream_block


def places(content: H5PContent) -> list[Any]:
    """What a look before the removal names; Wagtail's index is up to date."""
    ReferenceIndex.create_or_update_for_object(LessonPage.objects.get(pk=lessons()[0].pk))
    return removing.content_removal(content).places


def empty_lesson() -> None:
    lesson = lessons()[0].get_latest_revision_as_object()
    lesson.body = BODY.to_python([])
    lesson.save_revision().publish()


def test_a_lesson_that_plays_it_is_named_once(content: H5PContent) -> None:
    playing(content)
    assert places(content) == [lessons()[0]]


def test_a_draft_of_a_live_lesson_is_named(content: H5PContent) -> None:
    lesson = lessons()[0]
    lesson.body = BODY.to_python([h5p(content.pk)])
    lesson.save_revision()
    assert places(content) == [lesson]


def test_a_draft_from_which_it_was_taken_again_is_not_named(content: H5PContent) -> None:
    playing(content)
    empty_lesson()
    assert places(content) == []


def test_a_version_that_a_learner_holds_is_named(cadet_client: Any, content: H5PContent) -> None:
    playing(content, completed_when="read")
    cadet_client.post(f"{FIRST}complete/")
    empty_lesson()
    assert places(content) == [lessons()[0]]


def test_another_content_in_the_same_draft_is_not_taken_for_it(content: H5PContent) -> None:
    other = H5PContent.objects.create(title="Other", language="en")
    playing(other)
    assert places(content) == []
    assert places(other) == [lessons()[0]]


def test_a_draft_whose_test_is_gone_since_is_still_read(content: H5PContent) -> None:
    lesson, gone = lessons()[0], Assessment.objects.create(key="gone")
    lesson.body, lesson.assessment = BODY.to_python([h5p(content.pk)]), gone
    lesson.save_revision()
    gone.delete()
    assert places(content) == [lesson]


def test_an_author_may_change_what_nobody_but_authors_sees(
    content: H5PContent, person: Any
) -> None:
    author, publisher = person("author"), person("publisher")
    lesson = lessons()[0]
    lesson.body = BODY.to_python([h5p(content.pk)])
    draft = lesson.save_revision()
    assert may_play(content, author)
    draft.approved_go_live_at = timezone.now() + timedelta(days=1)
    draft.save()
    assert (may_play(content, author), may_play(content, publisher)) == (False, True)
