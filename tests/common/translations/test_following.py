"""The rows of the board follow every draft."""

from typing import Any

import pytest

from assessments.models import Item
from assessments.services import bank
from courses.models import LessonPage
from qalqan.common.enums import LanguageState
from qalqan.common.models import Translation
from qalqan.common.services import translations
from tests.factories import choice_spec, make_item, three

pytestmark = pytest.mark.django_db


@pytest.fixture
def lesson() -> LessonPage:
    return LessonPage.objects.get(slug="what-trafficking-is")


def row(content: Any, language: str) -> Translation:
    return Translation.objects.of(content).get(language=language)


def write(lesson: LessonPage, by: Any = None, **fields: str) -> None:
    draft = translations.newest(lesson)
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.save_revision(user=by)


def test_what_the_starter_gives_is_complete(lesson: LessonPage) -> None:
    assert {row(lesson, code).state for code in ("kk", "ru", "en")} == {LanguageState.COMPLETE}
    assert row(lesson, "ru").total == len(translations.state_of(lesson, "ru"))


def test_a_changed_source_is_seen_in_the_other_languages(lesson: LessonPage) -> None:
    write(lesson, heading_kk="Адам саудасы деген не екен")
    assert (row(lesson, "ru").outdated, row(lesson, "en").outdated) == (1, 1)
    assert row(lesson, "kk").state == LanguageState.COMPLETE


def test_a_changed_translation_waits_for_its_review(lesson: LessonPage) -> None:
    write(lesson, heading_ru="Торговля людьми")
    assert (row(lesson, "ru").unreviewed, row(lesson, "en").unreviewed) == (1, 0)


def test_saving_the_same_again_changes_nothing(lesson: LessonPage) -> None:
    write(lesson, heading_ru="Торговля людьми")
    before = row(lesson, "ru").follows
    write(lesson)
    assert row(lesson, "ru").follows == before


def test_an_outdated_text_can_be_said_to_be_right_still(lesson: LessonPage) -> None:
    write(lesson, heading_kk="Адам саудасы деген не екен")
    draft = translations.newest(LessonPage.objects.get(pk=lesson.pk))
    translations.confirm(draft, language="ru", keys=["heading"], by=None)
    assert (row(lesson, "ru").outdated, row(lesson, "ru").unreviewed) == (0, 1)
    assert row(lesson, "en").outdated == 1


def test_nobody_reviews_their_own_words(lesson: LessonPage, person: Any) -> None:
    author, publisher = person("author"), person("publisher")
    write(lesson, by=author, heading_ru="Торговля людьми")
    draft = translations.newest(LessonPage.objects.get(pk=lesson.pk))
    own = translations.review(draft, language="ru", keys=["heading"], by=author.pk)
    assert own == ["heading"]
    assert row(lesson, "ru").unreviewed == 1
    assert translations.review(draft, language="ru", keys=["heading"], by=publisher.pk) == []
    assert row(lesson, "ru").state == LanguageState.COMPLETE


def test_a_question_that_comes_in_is_counted() -> None:
    item = make_item("counted")
    assert {row(item, code).state for code in ("ru", "en")} == {LanguageState.TO_REVIEW}
    gap = {**choice_spec("counted"), "prompt": {**three("Which?"), "en": ""}}
    bank.store_item("counted", spec=gap, live=False)
    assert row(item, "en").missing == 1


def test_counting_anew_finds_what_was_never_counted(lesson: LessonPage) -> None:
    Translation.objects.all().delete()
    assert translations.refresh_all() >= LessonPage.objects.count() + Item.objects.count()
    assert row(lesson, "ru").state == LanguageState.TO_REVIEW
    Translation.objects.all().delete()
    translations.accept_unknown()
    assert row(lesson, "ru").state == LanguageState.COMPLETE


def test_following_a_draft_takes_few_statements(
    lesson: LessonPage, django_assert_max_num_queries: Any
) -> None:
    translations.refresh(lesson)
    with django_assert_max_num_queries(4):
        translations.refresh(lesson)
