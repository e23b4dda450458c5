"""A learner plays H5P in a lesson: it is kept, marked by what was answered, and there again."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.assessments.h5p.packages import packed
from tests.browser.conftest import DESK, PHONE, Visitor
from tests.browser.h5p_packages import choosing
from tests.browser.h5p_pages import frame_of
from tests.running import Site, wait_until

pytestmark = pytest.mark.browser
LESSON = "/kk/courses/playing/module/lesson/"
RIGHT, WRONG = "Nobody's, once there was force", "The victim's, always"
# A course of its own, in which the teacher alone learns.
FILL = """
import json
from courses.models import CataloguePage, CoursePage, LessonPage, ModulePage
from courses.services.enrolling import enrol
from qalqan.accounts.models import User
from tests.courses.lesson_blocks import h5p
from assessments.models import H5PContent
from tests.factories import CoursePageFactory, ModulePageFactory
content = H5PContent.objects.get(uuid="@uuid@")
if not CoursePage.objects.filter(slug="playing").exists():
    course = CoursePageFactory(parent=CataloguePage.objects.get(), slug="playing")
    module = ModulePageFactory(parent=course, slug="module")
    lesson = LessonPage(slug="lesson", title="Lesson", heading_kk="Сабақ", heading_ru="Урок")
    lesson.ready_kk = lesson.ready_ru = True
    lesson.completed_when = "activities"
    module.add_child(instance=lesson)
    teacher = User.objects.get(email="teacher@demo.example")
    enrol(teacher, course, by=teacher)
lesson = LessonPage.objects.get(slug="lesson")
lesson.body = json.dumps([h5p(content.pk, counts="finished")])
lesson.save_revision().publish()
"""
KEPT = """
from assessments.models import Attempt
for one in Attempt.objects.of_packages().finished().order_by("pk"):
    print(one.score, one.maximum, one.passed, one.verification, one.evidence)
"""


@pytest.fixture
def playing(site: Site, tmp_path: Path) -> Callable[..., None]:
    """Put the question into the lesson."""

    def fill(*, lies: bool = False) -> None:
        file = tmp_path / "choice.h5p"
        parts = choosing(lies=lies)
        if lies:
            # Another patch, or the script of before would stay.
            name = "H5P.MultiChoice-1.16/library.json"
            parts[name] = parts[name].replace(b'"patchVersion": 2', b'"patchVersion": 3')
            parts["content/content.json"] += b" "
        file.write_bytes(packed(parts))
        (told,) = site.manage("import_h5p", str(file)).splitlines()
        uuid = json.loads(told)["content_uuid"]
        site.manage("shell", "--no-imports", "-c", FILL.replace("@uuid@", uuid))

    return fill


@pytest.fixture
def teacher(visitor: Callable[..., Visitor]) -> Callable[..., Visitor]:
    def make(*, at: Site | None = None, **options: Any) -> Visitor:
        someone = visitor(**options)
        someone.site = at or someone.site
        someone.sign_in("teacher")
        return someone

    return make


def kept(site: Site) -> list[str]:
    return site.manage("shell", "--no-imports", "-c", KEPT).splitlines()


def test_an_answer_is_kept_and_there_again(
    at: Site, site: Site, playing: Callable[..., None], teacher: Callable[..., Visitor]
) -> None:
    playing()
    person = teacher(size=PHONE if at is site else DESK, at=at)
    person.open(LESSON)
    with person.page.expect_response("**/activity/**") as taken:
        frame_of(person.page).get_by_role("button", name=WRONG).click()
    assert taken.value.status == 204
    person.look()
    state = "document.querySelector('[data-h5p]').dataset.state"

    def is_there_again() -> bool:
        person.page.reload()
        return bool(person.page.evaluate(state))

    wait_until(is_there_again)
    pressed = frame_of(person.page).get_by_role("button", name=WRONG)
    expect(pressed).to_have_attribute("aria-pressed", "true")
    assert "0.00 1.00 True verified self_reported" in kept(site)


def test_a_forged_score_is_not_believed(
    site: Site, playing: Callable[..., None], teacher: Callable[..., Visitor]
) -> None:
    playing(lies=True)
    person = teacher()
    person.open(LESSON)
    said: list[Any] = []
    person.page.on(
        "request", lambda one: said.append(one.post_data_json) if one.method == "POST" else None
    )
    before = len(kept(site))
    button = frame_of(person.page).get_by_role("button", name=WRONG)
    with person.page.expect_response("**/activity/**"):
        button.click()
    wait_until(lambda: person.page.evaluate("1") and any(one.get("tree") for one in said))
    claimed = next(one["tree"]["statement"]["result"]["score"] for one in said if one.get("tree"))
    assert claimed["raw"] == 1
    wait_until(lambda: len(kept(site)) > before)
    assert kept(site)[-1].startswith("0.00 1.00")


def test_what_could_not_be_sent_is_told_and_sent_again(
    site: Site, playing: Callable[..., None], teacher: Callable[..., Visitor]
) -> None:
    playing()
    person = teacher()
    person.open(LESSON)
    button = frame_of(person.page).get_by_role("button", name=RIGHT)
    expect(button).to_be_visible()
    person.page.route("**/activity/**", lambda route: route.abort())
    button.click()
    expect(person.page.locator("[data-unsent]")).to_be_visible()
    person.look()
    person.page.unroute("**/activity/**")
    with person.page.expect_response("**/activity/**") as taken:
        person.page.evaluate("dispatchEvent(new Event('online'))")
    assert taken.value.status == 204
    expect(person.page.locator("[data-unsent]")).to_be_hidden()


def test_without_scripts_the_other_way_leads_to_the_same_end(
    site: Site, playing: Callable[..., None], teacher: Callable[..., Visitor]
) -> None:
    playing()
    person = teacher(scripted=False)
    person.page.goto(site.url + LESSON)
    assert "JavaScript" in person.page.locator("noscript").first.inner_text()
    person.page.locator(".q-activity__instead summary").click()
    assert "No papers" in person.page.locator(".q-activity__instead").inner_text()


def test_where_data_costs_nothing_is_loaded_before_it_is_asked_for(
    playing: Callable[..., None], teacher: Callable[..., Visitor]
) -> None:
    playing()
    person = teacher(extra_http_headers={"Save-Data": "on"})
    asked: list[str] = []
    person.page.on(
        "request", lambda one: asked.append(one.url) if "/h5p/libs/" in one.url else None
    )
    person.open(LESSON)
    assert asked == []
    person.page.locator("[data-open] button").click()
    expect(frame_of(person.page).get_by_role("button", name=RIGHT)).to_be_visible()
    assert asked
