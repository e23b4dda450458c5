"""Authors, reviewers and publishers at work in the admin, and what learners see of it."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, Visitor

pytestmark = pytest.mark.browser
LANGUAGES = ("kk", "ru", "en")
PLACES = """
import json
from courses.models import CataloguePage
from qalqan.common.models import Source
print(json.dumps({
    "catalogue": CataloguePage.objects.get().pk,
    "source": Source.objects.get(key="cc2014-128").pk,
}))
"""
ENROL = """
from courses.models import CoursePage, Enrolment
from qalqan.accounts.models import User
Enrolment.objects.get_or_create(
    learner=User.objects.get(email="judge@demo.example"),
    course=CoursePage.objects.get(slug="{slug}"),
)
"""
SMALL_COURSE = """
from courses.models import CataloguePage, CoursePage, LessonPage, ModulePage
def publish(page, **fields):
    for code in ("kk", "ru", "en"):
        setattr(page, f"heading_{code}", fields["heading"])
        setattr(page, f"ready_{code}", True)
    page.title = fields["heading"]
    fields["parent"].add_child(instance=page)
    page.save_revision().publish()
    return page
course = publish(CoursePage(slug="small"), heading="Small", parent=CataloguePage.objects.get())
module = publish(ModulePage(slug="part"), heading="Part", parent=course)
for n in (1, 2):
    publish(LessonPage(slug=f"lesson-{n}"), heading=f"Lesson {n}", parent=module)
print(course.pk, LessonPage.objects.get(slug="lesson-1").pk)
"""


class Editor:
    """A person in the admin, by a script's hand."""

    def __init__(self, visitor: Visitor) -> None:
        self.page, self.url = visitor.page, visitor.site.url

    def open(self, path: str) -> None:
        self.page.goto(f"{self.url}/cms/{path}")

    def tab(self, name: str) -> None:
        self.page.get_by_role("tab", name=name).click()

    def fill(self, field: str, text: str) -> None:
        self.page.locator(f"#id_{field}").fill(text)

    def fill_headings(self, text: str) -> None:
        for code, name in zip(LANGUAGES, ("Қазақша", "Русский", "English"), strict=True):
            self.tab(name)
            self.fill(f"heading_{code}", f"{text} ({code})")
            self.page.locator(f"#id_ready_{code}").check()

    def press(self, name: str | re.Pattern[str]) -> None:
        """One of the actions at the foot of the form; those but the first lie in a menu."""
        button = self.page.locator("footer").get_by_role("button", name=name)
        if not button.first.is_visible():
            self.page.locator("footer").get_by_role("button", name="More actions").click()
        with self.page.expect_navigation():
            button.first.click()

    def page_id(self) -> str:
        found = re.search(r"/pages/(\d+)/", self.page.url)
        assert found, self.page.url
        return found.group(1)


@pytest.fixture
def editor(visitor: Callable[..., Visitor]) -> Callable[[str], Editor]:
    def sign_in(name: str) -> Editor:
        person = visitor(size=DESK, locale="en-GB")
        person.sign_in(name, "en")
        return Editor(person)

    return sign_in


def new_page(author: Editor, kind: str, parent: str, heading: str) -> None:
    author.open(f"pages/add/courses/{kind}/{parent}/")
    author.fill_headings(heading)


def write_text(author: Editor, text: str, source: str) -> None:
    """A text block with one citation, in Kazakh alone."""
    page = author.page
    author.tab("Shared")
    page.get_by_role("button", name="Insert a block").first.click()
    page.get_by_role("option", name="Text", exact=True).click()
    box = page.locator("[role=textbox][contenteditable=true]").first
    box.click()
    page.keyboard.type(text)
    page.get_by_role("button", name="Add").last.click()
    page.get_by_role("button", name="Choose source").click()
    page.get_by_role("link", name=re.compile(source)).first.click()
    expect(page.locator("[data-chooser-title]").last).to_contain_text(source)


def approve(reviewer: Editor, page_id: str) -> None:
    reviewer.open(f"pages/{page_id}/edit/")
    reviewer.press(re.compile("^Approve( and Publish)?$"))


def test_a_course_is_built_reviewed_published_and_marked_when_its_source_changes(
    editor: Callable[[str], Editor], visitor: Callable[..., Visitor], site: Any
) -> None:
    places = json.loads(site.manage("shell", "--no-imports", "-c", PLACES).splitlines()[-1])
    author, publisher, lawyer = editor("author"), editor("publisher"), editor("reviewer")
    parent = str(places["catalogue"])
    for kind in ("coursepage", "modulepage"):
        new_page(author, kind, parent, f"Border {kind}")
        author.press("Save draft")
        parent = author.page_id()
        publisher.open(f"pages/{parent}/edit/")
        publisher.press("Publish")
    new_page(author, "lessonpage", parent, "Border lesson")
    write_text(author, "Шекарада алдымен сұраңыз.", "CC 2014, art. 128")
    author.press("Save draft")
    lesson = author.page_id()
    author.open(f"pages/{lesson}/edit/")
    author.press(re.compile("Submit to Review of pages"))
    approve(lawyer, lesson)
    for _step in range(4):
        approve(publisher, lesson)

    site.manage("shell", "--no-imports", "-c", ENROL.format(slug="border-coursepage-en"))
    judge = visitor()
    judge.sign_in("judge")
    path = "/kk/courses/border-coursepage-en/border-modulepage-en/border-lesson-en/"
    judge.open(path)
    expect(judge.page.locator("article")).to_contain_text("Шекарада алдымен сұраңыз.")

    lawyer.open(f"snippets/common/source/edit/{places['source']}/")
    lawyer.fill("year", "2024")
    lawyer.fill("title_en", "Criminal Code of 2014, article 128, as amended")
    lawyer.tab("Change")
    lawyer.fill("change", "The article reads otherwise.")
    lawyer.page.locator("#id_tell_learners").check()
    lawyer.press("Save")
    author.open(f"pages/{lesson}/edit/")
    author.tab("Shared")
    expect(author.page.locator(".help-warning")).to_contain_text("The article reads")
    judge.open(path)
    expect(judge.page.locator("article [role=note]")).to_be_visible()

    author.open("sources/reviews/")
    row = author.page.get_by_role("row", name=re.compile("Border lesson"))
    with author.page.expect_navigation():
        row.get_by_role("button").click()
    judge.open(path)
    expect(judge.page.locator("article [role=note]")).to_have_count(0)


def test_a_learner_keeps_the_old_version_until_a_change_is_for_everyone(
    editor: Callable[[str], Editor], visitor: Callable[..., Visitor], site: Any
) -> None:
    made = site.manage("shell", "--no-imports", "-c", SMALL_COURSE).split()
    course, lesson = made[-2], made[-1]
    site.manage("shell", "--no-imports", "-c", ENROL.format(slug="small"))
    judge, publisher = visitor(), editor("publisher")
    judge.sign_in("judge", "en")
    path = "/en/courses/small/part/lesson-1/"
    judge.open(path)
    judge.press("Mark as read and continue")

    publisher.open(f"pages/{lesson}/edit/")
    publisher.tab("English")
    publisher.fill("heading_en", "Quite another lesson")
    publisher.press("Publish")
    judge.open(path)
    expect(judge.page.locator("h1")).to_have_text("Lesson 1")

    publisher.open(f"courses/{course}/versions/")
    for code in LANGUAGES:
        publisher.fill(code, f"The law changed ({code}).")
    with publisher.page.expect_navigation():
        publisher.page.get_by_role("button", name="Bring everyone").click()
    judge.open(path)
    expect(judge.page.locator("h1")).to_have_text("Quite another lesson")
    judge.open("/en/courses/small/")
    expect(judge.page.locator("main")).to_contain_text("The law changed (en).")
