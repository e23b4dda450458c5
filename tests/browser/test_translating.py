"""Translators in Chromium: from the board to a published language, and two saving at once."""

import json
from typing import Any

import pytest

from tests.browser.conftest import DESK, PHONE, Visitor

pytestmark = pytest.mark.browser
LESSON = "what-trafficking-is"
FIND = f"""
import json
from courses.models import LessonPage
from qalqan.common.services import translations
lesson = LessonPage.objects.get(slug="{LESSON}")
draft = translations.newest(lesson)
"""
# Written in Russian from now on, and its Kazakh heading taken away.
RUSSIAN_FIRST = (
    FIND
    + """
draft.source_language, draft.heading_kk = "ru", ""
translations.accept(draft)
draft.save_revision()
print(lesson.pk)
"""
)
NEW_SOURCE = FIND + 'draft.heading_ru = "Торговля людьми: главное"\ndraft.save_revision()'
LIVE = FIND + "print(json.dumps([lesson.heading_kk, lesson.heading_ru, draft.heading_ru]))"
# Six people at once, three into each of two languages, each with texts of their own.
AT_ONCE = (
    FIND
    + """
from threading import Barrier, Thread
from django.db import connection
from qalqan.common.services.translations import digest, save_translation, units
keys = [unit.key for unit in units(draft) if not unit.is_rich][:6]
start = Barrier(6)

def translate(language, mine):
    try:
        for time in range(5):
            seen = {unit.key: unit.texts[language] for unit in units(translations.newest(
                LessonPage.objects.get(pk=lesson.pk)))}
            if not time:
                start.wait()
            values = {key: f"{language} {key[-4:]} {time}" for key in mine}
            save_translation(lesson, language=language, values=values, by=None,
                based_on={key: digest(seen[key]) for key in mine})
    finally:
        connection.close()

people = [Thread(target=translate, args=(language, keys[part::3]))
    for language in ("ru", "en") for part in range(3)]
for one in people:
    one.start()
for one in people:
    one.join()
found = translations.newest(LessonPage.objects.get(pk=lesson.pk))
lost = [(unit.key, language) for unit in units(found) if unit.key in keys
    for language in ("ru", "en") if f"{language} {unit.key[-4:]} 4" not in unit.texts[language]]
print(json.dumps({"revisions": lesson.revisions.count(), "lost": lost}))
"""
)


def shell(site: Any, code: str) -> Any:
    out = site.manage("shell", "--no-imports", "-c", code).splitlines()
    return json.loads(out[-1]) if out else None


def open_board(visitor: Any, name: str, **options: Any) -> Visitor:
    person: Visitor = visitor(locale="en", **options)
    person.sign_in(name)
    person.open("/cms/translations/")
    return person


def cell(person: Visitor, language: str) -> Any:
    """The cell of the lesson in that language, on the board cut down to it."""
    person.open(f"/cms/translations/?search=trafficking+is&language={language}")
    return person.page.locator("tbody td a")


def press(person: Visitor, name: str) -> None:
    """Without a look: Wagtail's own messages fade in, and have no contrast until they are there."""
    with person.page.expect_navigation():
        # A long form has the same button above it and below it.
        person.page.get_by_role("button", name=name).first.click()


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_board_and_the_screen_can_be_used_by_all(visitor: Any, size: dict[str, int]) -> None:
    person = open_board(visitor, "author", size=size)
    cell(person, "ru").first.click()
    person.page.wait_for_selector(".public-DraftEditor-content")
    person.look()
    person.open("/cms/translations/import/")


def test_the_board_works_without_scripts(visitor: Any) -> None:
    person = open_board(visitor, "translator", scripted=False, size=DESK)
    person.page.select_option("select[name=state]", "complete")
    with person.page.expect_navigation():
        person.page.get_by_role("button", name="Show").click()
    assert person.page.locator("tbody tr").count() > 10


def test_a_lesson_is_translated_published_and_falls_behind_its_source(
    site: Any, visitor: Any
) -> None:
    shell(site, RUSSIAN_FIRST)
    translator = open_board(visitor, "translator", size=DESK)
    assert "Missing 1" in cell(translator, "kk").inner_text()
    cell(translator, "kk").click()
    translator.page.get_by_role("link", name="Show only what is to do").click()
    translator.page.get_by_role("textbox").first.fill("Адам саудасы деген не")
    press(translator, "Save the translation")
    assert "Needs review 1" in cell(translator, "kk").inner_text()

    publisher = open_board(visitor, "publisher", size=DESK)
    cell(publisher, "kk").click()
    publisher.page.get_by_role("checkbox", name="Reviewed").check()
    press(publisher, "Save the translation")
    press(publisher, "Publish: Қазақша")
    assert "Complete" in cell(publisher, "kk").inner_text()
    assert shell(site, LIVE)[0] == "Адам саудасы деген не"

    shell(site, NEW_SOURCE)
    assert "Outdated 1" in cell(translator, "kk").inner_text()
    cell(translator, "kk").click()
    difference = translator.page.locator(".q-difference")
    assert "главное" in difference.locator("ins").inner_text()
    translator.page.get_by_role("checkbox", name="Still right as it is").check()
    press(translator, "Save the translation")
    assert "Needs review 1" in cell(translator, "kk").inner_text()
    kazakh, live, draft = shell(site, LIVE)
    assert kazakh == "Адам саудасы деген не"
    assert live != draft == "Торговля людьми: главное"


def test_two_who_save_at_once_lose_nothing(site: Any, visitor: Any) -> None:
    shell(site, RUSSIAN_FIRST)
    first = open_board(visitor, "author", size=DESK)
    second = open_board(visitor, "publisher", size=DESK)
    for person, language in ((first, "kk"), (second, "en")):
        cell(person, language).click()
        person.page.locator(".q-unit textarea").first.fill(f"Summary {language}")
    for person in (first, second):
        press(person, "Save the translation")
    for person, language in ((first, "kk"), (second, "en")):
        cell(person, language).click()
        summary = person.page.locator(".q-unit textarea").first
        assert summary.input_value() == f"Summary {language}"


def test_six_threads_that_save_at_once_lose_nothing(site: Any) -> None:
    found = shell(site, AT_ONCE)
    assert found["lost"] == []
    assert found["revisions"] >= 30
