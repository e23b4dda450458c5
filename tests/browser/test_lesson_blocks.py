"""Lessons' blocks in Chromium: every kind at both widths, words explained, notes kept."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.conftest import DESK, PHONE, Visitor
from tests.running import Site

pytestmark = pytest.mark.browser
LESSON = "/kk/courses/police/identification/why-silence/"
FILL = """
import json
from courses.models import LessonPage
from tests.courses.lesson_blocks import every_block
lesson = LessonPage.objects.get(slug="why-silence")
if not any(child.block_type == "figure" for child in lesson.body):
    lesson.body = json.dumps([*every_block(), *lesson.body.raw_data])
    lesson.save_revision().publish()
"""


@pytest.fixture
def reader(site: Site, visitor: Callable[..., Visitor]) -> Callable[..., Visitor]:
    site.manage("shell", "--no-imports", "-c", FILL)

    def make(**options: Any) -> Visitor:
        person = visitor(**options)
        person.sign_in("cadet")
        return person

    return make


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_every_block_is_readable_opened_and_closed(
    reader: Callable[..., Visitor], size: dict[str, int]
) -> None:
    person = reader(size=size)
    person.open(LESSON)
    for summary in person.page.locator("article details > summary").all():
        summary.click()
    person.look()
    sides = person.page.locator(".q-compare__side").first
    assert sides.is_visible() == (size == PHONE)
    assert person.page.locator(".q-compare thead").first.is_visible() == (size == DESK)


def test_a_word_is_explained_where_it_stands(reader: Callable[..., Visitor]) -> None:
    person = reader()
    person.open(LESSON)
    word, note = person.page.locator("a.q-term").first, person.page.locator("#word-note")
    word.focus()
    word.press("Enter")
    assert note.is_visible()
    assert "coercion" not in note.inner_text()
    assert word.get_attribute("aria-describedby") == "word-note"
    person.look()
    person.page.keyboard.press("Escape")
    assert not note.is_visible()
    assert word.evaluate("link => link === document.activeElement")
    assert person.page.url.endswith(LESSON)


def test_without_a_script_the_word_leads_to_the_list(reader: Callable[..., Visitor]) -> None:
    person = reader(scripted=False)
    person.open(LESSON)
    person.page.locator("a.q-term").first.click()
    assert "#term-" in person.page.url
    assert person.page.locator(".q-words > div:target").is_visible()


def test_ticks_are_sent_nowhere(reader: Callable[..., Visitor]) -> None:
    person = reader()
    person.open(LESSON)
    asked: list[str] = []
    person.page.on("request", lambda request: asked.append(request.url))
    person.page.locator(".q-checklist input").first.check()
    assert asked == []
    assert not person.page.locator(".q-checklist input").first.get_attribute("name")


def test_a_note_for_oneself_is_there_again(reader: Callable[..., Visitor]) -> None:
    person = reader()
    person.open(LESSON)
    form = person.page.locator("form.q-reflection").first
    form.locator("textarea").fill("Есіктің құлпы")
    with person.page.expect_navigation():
        form.locator("button").click()
    person.look()
    kept = person.page.locator("form.q-reflection textarea").first
    assert kept.input_value() == "Есіктің құлпы"


def test_an_author_puts_a_word_of_the_glossary_into_a_text(
    site: Site, visitor: Callable[..., Visitor]
) -> None:
    author = visitor(size=DESK)
    author.sign_in("author")
    found = "from courses.models import LessonPage; print(LessonPage.objects.get(slug='refer').pk)"
    number = site.manage("shell", "--no-imports", "-c", found).split()[-1]
    page = author.page
    page.goto(f"{site.url}/cms/pages/{number}/edit/")
    page.get_by_role("tab").nth(3).click()
    editor = page.locator(".public-DraftEditor-content").first
    editor.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" /gloss")
    page.locator("[role=option]").first.click()
    page.locator(".modal-body a[data-chooser-modal-choice]").first.click()
    assert editor.locator(".TooltipEntity").last.inner_text().strip()
    assert author.problems == []
