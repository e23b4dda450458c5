"""Saving a translation writes one language of the newest draft and loses nobody's words."""

from typing import Any

import pytest
from django.utils import translation
from wagtail.models import Workflow

from assessments.models import Item
from assessments.services import bank
from courses.models import LessonPage
from qalqan.accounts.models import User
from qalqan.common.services import translations
from qalqan.common.services.translations import Saved, TranslationRefusedError, digest
from tests.factories import item_spec, three

pytestmark = pytest.mark.django_db


@pytest.fixture
def lesson() -> LessonPage:
    return LessonPage.objects.get(slug="what-trafficking-is")


@pytest.fixture
def author(person: Any) -> User:
    return person("author")


def texts(content: Any, language: str) -> dict[str, str]:
    draft = translations.newest(type(content).objects.get(pk=content.pk))
    return {unit.key: unit.texts[language] for unit in translations.units(draft)}


def save(
    content: Any, by: User, language: str, seen: dict[str, str] | None = None, **values: str
) -> Saved:
    seen = texts(content, language) if seen is None else seen
    based_on = {key: digest(text) for key, text in seen.items()}
    return translations.save_translation(
        content, language=language, values=values, based_on=based_on, by=by
    )


def test_only_that_language_of_the_draft_changes(lesson: LessonPage, author: User) -> None:
    before = {code: texts(lesson, code) for code in ("kk", "ru", "en")}
    saved = save(lesson, author, "ru", heading="Торговля людьми")
    assert saved.changed == ["heading"]
    assert texts(lesson, "ru") == {**before["ru"], "heading": "Торговля людьми"}
    assert (texts(lesson, "kk"), texts(lesson, "en")) == (before["kk"], before["en"])
    assert LessonPage.objects.get(pk=lesson.pk).heading_ru == before["ru"]["heading"]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_what_is_saved_does_not_depend_on_the_language_of_the_screen(
    lesson: LessonPage, author: User, language: str
) -> None:
    before = {code: texts(lesson, code) for code in ("kk", "ru", "en")}
    with translation.override(language):
        save(lesson, author, "en", summary="What it is")
    assert texts(lesson, "en") == {**before["en"], "summary": "What it is"}
    assert (texts(lesson, "kk"), texts(lesson, "ru")) == (before["kk"], before["ru"])


def test_two_translators_into_two_languages_both_stay(lesson: LessonPage, author: User) -> None:
    russian, english = texts(lesson, "ru"), texts(lesson, "en")
    save(lesson, author, "ru", russian, heading="Торговля людьми")
    save(lesson, author, "en", english, heading="Trafficking")
    assert texts(lesson, "ru")["heading"] == "Торговля людьми"
    assert texts(lesson, "en")["heading"] == "Trafficking"


def test_the_same_text_changed_twice_is_refused_alone_with_both_shown(
    lesson: LessonPage, author: User
) -> None:
    seen = texts(lesson, "ru")
    save(lesson, author, "ru", seen, heading="Первый")
    saved = save(lesson, author, "ru", seen, heading="Второй", summary="Кратко")
    [refused] = saved.refused
    assert (refused.code, refused.mine, refused.theirs) == ("changed_meanwhile", "Второй", "Первый")
    assert saved.changed == ["summary"]
    assert texts(lesson, "ru")["heading"] == "Первый"
    assert texts(lesson, "ru")["summary"] == "Кратко"


def test_a_text_whose_block_is_gone_is_given_back(lesson: LessonPage, author: User) -> None:
    key = next(key for key in texts(lesson, "ru") if key.startswith("body/"))
    draft = translations.newest(lesson)
    draft.body = []
    draft.save_revision()
    saved = save(lesson, author, "ru", **{key: "Перевод", "heading": "Заголовок"})
    assert [(one.code, one.mine) for one in saved.refused] == [("gone", "Перевод")]
    assert texts(lesson, "ru")["heading"] == "Заголовок"


def test_too_long_a_heading_is_refused(lesson: LessonPage, author: User) -> None:
    assert save(lesson, author, "ru", heading="а" * 201).refused[0].code == "too_long"


def test_nothing_new_makes_no_revision(lesson: LessonPage, author: User) -> None:
    before = lesson.revisions.count()
    save(lesson, author, "ru", **texts(lesson, "ru"))
    assert lesson.revisions.count() == before


def test_a_blank_that_is_lost_is_named(author: User) -> None:
    blank = {
        "id": "1",
        "kind": "short_text",
        "points": 1,
        "accepted": {code: ["х"] for code in ("kk", "ru", "en")},
        "one_typo": False,
    }
    spec = item_spec("cloze", text=three("Бұл [[1]]"), blanks=[blank])
    item = bank.store_item("blanks", spec=spec)
    [key] = [key for key, text in texts(item, "ru").items() if "[[1]]" in text]
    [refused] = save(item, author, "ru", **{key: "Это ответ"}).refused
    assert refused.code == "codes_differ"
    assert "[[1]]" in refused.message
    assert save(item, author, "ru", **{key: "Вот [[1]]"}).changed == [key]
    assert Item.objects.get(pk=item.pk).has_unpublished_changes


def test_only_translators_of_the_language_may_write(lesson: LessonPage, person: Any) -> None:
    translator = person("translator")
    with pytest.raises(TranslationRefusedError) as caught:
        save(lesson, translator, "ru", heading="Заголовок")
    assert caught.value.code == "no_right"
    assert save(lesson, translator, "kk", heading="Тақырып").changed == ["heading"]


def test_a_locked_page_is_refused_with_the_reason(lesson: LessonPage, person: Any) -> None:
    lesson.locked, lesson.locked_by = True, person("publisher")
    lesson.save()
    with pytest.raises(TranslationRefusedError) as caught:
        save(lesson, person("author"), "ru", heading="Заголовок")
    assert caught.value.code == "locked"
    assert caught.value.message


def test_under_review_only_the_reviewers_of_that_language_write(
    lesson: LessonPage, person: Any
) -> None:
    translator, publisher = person("translator"), person("publisher")
    state = Workflow.objects.get(name="Review of pages").start(lesson, person("author"))
    with pytest.raises(TranslationRefusedError):
        save(lesson, translator, "kk", heading="Тақырып")
    state.current_task_state.approve(user=person("reviewer"))
    lesson = LessonPage.objects.get(pk=lesson.pk)
    assert lesson.current_workflow_task.language == "kk"
    with pytest.raises(TranslationRefusedError):
        save(lesson, translator, "kk", heading="Тақырып")
    assert save(lesson, publisher, "kk", heading="Тақырып").changed == ["heading"]
