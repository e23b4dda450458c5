"""What learners and managers do, in Chromium: learn, change language, pass, report."""

import csv
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import DESK, Visitor

pytestmark = pytest.mark.browser
MODULE = "courses/police/identification/"
LANGUAGES = ["kk", "ru", "en"]
OTHER = {"kk": "ru", "ru": "en", "en": "kk"}
RIGHT_ANSWERS = """
import json
from assessments.models import Assessment
from assessments.services import items_of
specs = [item.spec() for item in items_of(Assessment.objects.get(key="police-identification"))]
print(json.dumps([spec["correct"] for spec in specs]))
"""
NEW_CADET = """
from courses.models import Academy, CoursePage, Enrolment, LearnerProfile
from qalqan.accounts.models import User
from qalqan.services.starter.people import PASSWORD
person = User.objects.create_user("{name}@demo.example", PASSWORD, last_name="{name}", is_demo=True)
academy = Academy.objects.get(code="karaganda")
LearnerProfile.objects.create(user=person, academy=academy)
course = CoursePage.objects.get(slug="police")
Enrolment.objects.create(
    learner=person, course=course, academy=academy, cohort=academy.cohorts.first()
)
"""


@pytest.fixture(scope="session")
def right_answers(site: Any) -> list[list[str]]:
    import json

    return json.loads(site.manage("shell", "--no-imports", "-c", RIGHT_ANSWERS).splitlines()[-1])


@pytest.fixture
def new_cadet(site: Any) -> Callable[[str], str]:
    def make(name: str) -> str:
        site.manage("shell", "--no-imports", "-c", NEW_CADET.format(name=name))
        return name

    return make


def switch_language(person: Visitor, language: str) -> None:
    with person.page.expect_navigation():
        person.page.locator(f"a[hreflang={language}]").first.click()
    person.look()


def read_lessons(person: Visitor, language: str) -> int:
    """From the module's page through all lessons, by the button at each one's end."""
    with person.page.expect_navigation():
        person.page.locator("main ul a[href*='/what-trafficking-is/']").first.click()
    person.look()
    count = 0
    while person.page.locator("form[action$='/complete/']").count():
        with person.page.expect_navigation():
            person.page.locator("form[action$='/complete/'] button").click()
        person.look()
        count += 1
        if person.page.url.endswith(MODULE):
            break
    return count


def start_assessment(person: Visitor) -> None:
    """From the module by way of the rules to the first question."""
    with person.page.expect_navigation():
        person.page.locator("main a[href$='/assessment/']").click()
    person.look()
    with person.page.expect_navigation():
        person.page.locator("form[action$='/assessment/'] button").click()


def take_assessment(person: Visitor, language: str, answers: list[list[str]]) -> None:
    """Answer all questions, and go on in another language from the fourth."""
    start_assessment(person)
    person.look()
    for number, right in enumerate(answers, start=1):
        if number == 4:
            switch_language(person, OTHER[language])
        for option in right:
            person.page.locator(f"input[name=answer][value='{option}']").check()
        if person.scripted:
            saved = person.page.locator("[data-save-state]")
            saved.get_by_text(
                saved.get_attribute("data-saved") or "no text for saved", exact=False
            ).wait_for()
        with person.page.expect_navigation():
            person.page.locator(
                "form[data-answers] button[type=submit], main form button[type=submit]"
            ).first.click()
        person.look()
    with person.page.expect_navigation():
        person.page.locator("form[action$='/finish/'] button").click()
    person.look()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_cadet_learns_changes_language_and_passes(
    visitor: Callable[..., Visitor],
    new_cadet: Callable[[str], str],
    right_answers: list[list[str]],
    language: str,
) -> None:
    person = visitor()
    person.sign_in(new_cadet(f"cadet-{language}"), language)
    person.open(f"/{language}/{MODULE}")
    assert read_lessons(person, language) == 6
    take_assessment(person, language, right_answers)
    other = OTHER[language]
    assert f"/{other}/" in person.page.url
    assert person.page.locator("html").get_attribute("lang") == other
    text = person.page.locator("main").inner_text()
    assert re.search(r"\b7\b.*\b7\b", text, re.S)
    assert "100" in text
    person.open(f"/{language}/my/")
    link = person.page.locator("a[href*='/my/certificates/']").first
    with person.page.expect_navigation():
        link.click()
    person.look()
    assert re.search(r"20\d\d-\d{6}", person.page.locator("main").inner_text())


def test_the_whole_way_works_without_a_script(
    visitor: Callable[..., Visitor],
    new_cadet: Callable[[str], str],
    right_answers: list[list[str]],
) -> None:
    person = visitor(scripted=False)
    person.sign_in(new_cadet("cadet-plain"))
    person.open(f"/kk/{MODULE}")
    assert read_lessons(person, "kk") == 6
    take_assessment(person, "kk", right_answers)
    assert "100" in person.page.locator("main").inner_text()


def test_a_self_check_answers_beside_the_question(visitor: Callable[..., Visitor]) -> None:
    person = visitor()
    person.sign_in("cadet")
    person.open(f"/kk/{MODULE}what-trafficking-is/")
    form = person.page.locator("form.q-check").first
    form.locator("input[name=answer]").first.check()
    with person.page.expect_navigation():
        form.locator("button").click()
    person.look()
    feedback = person.page.locator("form.q-check .q-note").first
    assert feedback.inner_text().strip()


def test_an_answer_is_shown_as_saved_and_survives_a_reload(
    visitor: Callable[..., Visitor], new_cadet: Callable[[str], str]
) -> None:
    person = visitor()
    person.sign_in(new_cadet("cadet-reload"))
    person.open(f"/kk/{MODULE}")
    start_assessment(person)
    option = person.page.locator("input[name=answer]").nth(1)
    option.check()
    state = person.page.locator("[data-save-state]")
    state.get_by_text(state.get_attribute("data-saved") or "-", exact=False).wait_for()
    person.page.reload()
    assert person.page.locator("input[name=answer]").nth(1).is_checked()


def test_an_assessment_can_be_taken_by_keyboard_alone(
    visitor: Callable[..., Visitor], new_cadet: Callable[[str], str]
) -> None:
    person = visitor(size=DESK)
    person.sign_in(new_cadet("cadet-keys"))
    person.open(f"/kk/{MODULE}")
    keys = person.page.keyboard

    def tab_to(selector: str) -> None:
        for _ in range(80):
            keys.press("Tab")
            if person.page.evaluate("s => document.activeElement.matches(s)", selector):
                return
        pytest.fail(f"the keyboard does not reach {selector}")

    tab_to("main a[href$='/assessment/']")
    with person.page.expect_navigation():
        keys.press("Enter")
    tab_to("form[action$='/assessment/'] button")
    with person.page.expect_navigation():
        keys.press("Enter")
    tab_to("input[name=answer]")
    keys.press("Space")
    tab_to("main form button[type=submit]")
    with person.page.expect_navigation():
        keys.press("Enter")
    assert "/2/" in person.page.url


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_manager_sees_and_takes_away_the_results(
    visitor: Callable[..., Visitor], language: str
) -> None:
    person = visitor(size=DESK, accept_downloads=True)
    person.sign_in("manager", language)
    assert person.page.url.endswith(f"/{language}/academy/")
    assert "Сәрсенов Әлихан" in person.page.locator("main table").inner_text()
    with person.page.expect_download() as download:
        person.page.locator("a[href*='results.csv']").first.click()
    rows = list(csv.reader(Path(download.value.path()).read_text("utf-8-sig").splitlines()))
    assert len(rows) > 1
    assert all(len(row) == len(rows[0]) for row in rows)


def test_a_person_without_mail_comes_back_by_a_printed_slip(
    visitor: Callable[..., Visitor], new_cadet: Callable[[str], str]
) -> None:
    name = new_cadet("cadet-slip")
    manager = visitor(size=DESK)
    manager.sign_in("manager")
    with manager.page.expect_navigation():
        manager.page.locator("tr", has_text=name).locator("th a").click()
    manager.look()
    with manager.page.expect_navigation():
        manager.page.locator("form[action$='/slip/'] button").click()
    manager.look()
    code = re.search(r"\b[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}\b", manager.page.inner_text("main"))
    assert code is not None
    person = visitor()
    person.open("/kk/sign-in/slip/")
    person.page.fill("input[name=identifier]", f"{name}@demo.example")
    person.page.fill("input[name=code]", code[0])
    with person.page.expect_navigation():
        person.page.locator("main button[type=submit]").click()
    person.look()
    for field in ("new_password1", "new_password2"):
        person.page.fill(f"input[name={field}]", "three quiet foxes run")
    with person.page.expect_navigation():
        person.page.locator("main button[type=submit]").click()
    person.look()
    assert person.page.url.endswith("/kk/my/")


def test_a_lesson_carries_little_script(visitor: Callable[..., Visitor]) -> None:
    person = visitor()
    person.sign_in("cadet")
    scripts: list[int] = []
    person.page.on(
        "response",
        lambda response: (
            scripts.append(len(response.body()))
            if response.request.resource_type == "script"
            else None
        ),
    )
    person.open(f"/kk/{MODULE}what-trafficking-is/")
    assert sum(scripts) <= 40 * 1024
