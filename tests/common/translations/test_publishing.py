"""One language goes live, and everything else that waits goes on waiting."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import Workflow

from courses.models import LessonPage
from qalqan.accounts.models import User
from qalqan.common.services import translations
from qalqan.common.services.translations import TranslationRefusedError, publish_language

pytestmark = pytest.mark.django_db


@pytest.fixture
def lesson() -> LessonPage:
    return LessonPage.objects.get(slug="what-trafficking-is")


@pytest.fixture
def publisher(person: Any) -> User:
    return person("publisher")


def again(lesson: LessonPage) -> LessonPage:
    return LessonPage.objects.get(pk=lesson.pk)


def draft(lesson: LessonPage, **fields: Any) -> None:
    newest = translations.newest(again(lesson))
    for name, value in fields.items():
        setattr(newest, name, value)
    newest.save_revision()


def test_the_language_goes_live_without_what_others_have_in_the_draft(
    lesson: LessonPage, publisher: User
) -> None:
    before = lesson.heading_kk
    draft(lesson, heading_kk="Жаңа тақырып", heading_ru="Новый заголовок", minutes=99)
    publish_language(lesson, language="ru", by=publisher)
    live = again(lesson)
    assert (live.heading_kk, live.heading_ru) == (before, "Новый заголовок")
    assert live.minutes != 99
    newest = translations.newest(live)
    assert (newest.heading_kk, newest.minutes) == ("Жаңа тақырып", 99)
    assert live.has_unpublished_changes
    assert live.latest_revision_id == live.revisions.order_by("-created_at", "-pk").first().pk


def test_texts_inside_blocks_go_live_and_new_blocks_do_not(
    lesson: LessonPage, publisher: User
) -> None:
    newest = translations.newest(lesson)
    key = next(unit.key for unit in translations.units(newest) if unit.is_rich)
    translations.set_texts(newest, "ru", {key: "<p>Перевод</p>"})
    blocks = list(newest.body.get_prep_value())
    newest.body = newest.body.stream_block.to_python([*blocks, {**blocks[0], "id": "new-one"}])
    newest.save_revision()
    publish_language(lesson, language="ru", by=publisher)
    live = {unit.key: unit.texts for unit in translations.units(again(lesson))}
    assert live[key]["ru"] == "<p>Перевод</p>"
    assert not any("new-one" in name for name in live)


def test_a_language_is_ready_once_it_is_published_and_stays_so(
    lesson: LessonPage, publisher: User
) -> None:
    draft(lesson, ready_ru=False)
    again(lesson).latest_revision.publish()
    publish_language(again(lesson), language="ru", by=publisher)
    assert again(lesson).ready_ru
    translations.newest(again(lesson)).save_revision().publish()
    assert again(lesson).ready_ru


def test_a_page_without_other_changes_has_none_afterwards(
    lesson: LessonPage, publisher: User
) -> None:
    assert not lesson.has_unpublished_changes
    publish_language(lesson, language="en", by=publisher)
    assert not again(lesson).has_unpublished_changes


def test_a_review_that_runs_goes_on(lesson: LessonPage, publisher: User, person: Any) -> None:
    draft(lesson, heading_ru="Новый заголовок")
    state = Workflow.objects.get(name="Review of pages").start(again(lesson), person("author"))
    publish_language(again(lesson), language="ru", by=publisher)
    state.refresh_from_db()
    assert state.status == state.STATUS_IN_PROGRESS
    assert again(lesson).heading_ru == "Новый заголовок"


def test_what_is_scheduled_stays_so_with_the_language_in_it(
    lesson: LessonPage, publisher: User
) -> None:
    later = timezone.now() + timedelta(days=3)
    newest = translations.newest(lesson)
    newest.heading_kk, newest.go_live_at = "Ертеңгі тақырып", later
    newest.save_revision(approved_go_live_at=later)
    draft(lesson, heading_ru="Новый заголовок", go_live_at=None)
    publish_language(again(lesson), language="ru", by=publisher)
    [scheduled] = again(lesson).revisions.exclude(approved_go_live_at=None)
    assert scheduled.approved_go_live_at == later
    assert scheduled.content["heading_ru"] == "Новый заголовок"
    assert scheduled.content["heading_kk"] == "Ертеңгі тақырып"
    assert again(lesson).live
    assert again(lesson).heading_ru == "Новый заголовок"


def test_a_page_that_is_not_live_is_refused(lesson: LessonPage, publisher: User) -> None:
    lesson.unpublish()
    with pytest.raises(TranslationRefusedError) as caught:
        publish_language(again(lesson), language="ru", by=publisher)
    assert caught.value.code == "not_live"


@pytest.mark.parametrize("name", ["translator", "author"])
def test_translators_and_authors_do_not_publish(lesson: LessonPage, person: Any, name: str) -> None:
    with pytest.raises(TranslationRefusedError) as caught:
        publish_language(lesson, language="kk", by=person(name))
    assert caught.value.code == "no_right"
