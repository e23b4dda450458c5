"""Every kind of item, answered by learners of every sort."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.attempts import KINDS, new_sitting, state, stop_clock, words
from tests.browser.conftest import DESK, PHONE, Visitor

pytestmark = pytest.mark.browser
MOST_TABS = 60
SUBMIT = "main form button[type=submit]"
# Where the Tab key stops, and what is pressed there.
KEYS: dict[str, list[tuple[str, str]]] = {
    "description": [],
    "single_choice": [("input[name=answer]", "Space")],
    "multiple_choice": [("input[value=papers]", "Space"), ("input[value=debt]", "Space")],
    "true_false": [("input[name=answer]", "Space")],
    "matching": [("select", "ArrowDown"), ("select", "ArrowDown")],
    "ordering": [(".q-order__button", "Enter")],
    "short_text": [("input[name=answer]", "b")],
    "number": [("input[name=answer]", "3")],
    "cloze": [("input", "b"), ("input", "3"), ("select", "ArrowDown")],
    "essay": [("textarea", "a")],
    "opinion_scale": [("input[name=answer]", "Space")],
}


def tab_to(person: Visitor, selector: str) -> None:
    for _ in range(MOST_TABS):
        person.page.keyboard.press("Tab")
        if person.page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"the Tab key does not reach {selector}")


def press_submit(person: Visitor) -> None:
    tab_to(person, SUBMIT)
    with person.page.expect_navigation():
        person.page.keyboard.press("Enter")
    person.look()


def test_every_kind_is_answered_by_keyboard_alone(
    visitor: Callable[..., Visitor], site: Any
) -> None:
    sitting = new_sitting(site, "keyboard")
    person = visitor(size=DESK)
    person.sign_in(sitting.name, "en")
    person.open(sitting.path(KINDS[0], "en"))
    for kind, keys in KEYS.items():
        assert person.page.url.endswith(sitting.path(kind, "en"))
        for selector, key in keys:
            tab_to(person, selector)
            person.page.keyboard.press(key)
        press_submit(person)
    for _step in ("greet", "interpreter"):
        tab_to(person, "input[name=answer]")
        person.page.keyboard.press("Space")
        press_submit(person)
    tab_to(person, "main a.govuk-button")
    with person.page.expect_navigation():
        person.page.keyboard.press("Enter")
    assert "no answer yet" not in person.page.inner_text("main")
    press_submit(person)
    expect(person.page.locator("h1")).to_have_text("Your answers are in")


def fill_in(person: Visitor, kind: str) -> None:
    page = person.page
    if kind in {"single_choice", "multiple_choice", "true_false", "opinion_scale"}:
        page.locator("input[name=answer]").first.check()
    elif kind == "ordering":
        for place, select in enumerate(page.locator("main select").all(), start=1):
            select.select_option(str(place))
    else:
        for select in page.locator("main select").all():
            select.select_option(index=1)
        for field in page.locator("main form input[type=text], main form textarea").all():
            field.fill("30")


def test_every_kind_is_answered_without_a_script(
    visitor: Callable[..., Visitor], site: Any
) -> None:
    sitting = new_sitting(site, "no-script")
    person = visitor(scripted=False)
    person.sign_in(sitting.name)
    person.open(sitting.path(KINDS[0]))
    for kind in KEYS:
        fill_in(person, kind)
        with person.page.expect_navigation():
            person.page.locator(SUBMIT).click()
    for _step in ("greet", "interpreter"):
        person.page.locator("input[name=answer]").first.check()
        with person.page.expect_navigation():
            person.page.locator(SUBMIT).click()
    with person.page.expect_navigation():
        person.page.locator("main a.govuk-button").click()
    assert person.page.locator(".q-tag--unknown").count() == 0


@pytest.mark.parametrize(
    ("language", "size"), [("kk", PHONE), ("ru", PHONE), ("en", DESK)], ids=["kk", "ru", "en"]
)
def test_every_kind_fits_the_screen(
    visitor: Callable[..., Visitor], site: Any, language: str, size: dict[str, int]
) -> None:
    sitting = new_sitting(site, f"fits-{language}", time_limit=30)
    person = visitor(size=size)
    person.sign_in(sitting.name, language)
    for kind in KINDS:
        person.open(sitting.path(kind, language))
    person.open(sitting.end("review", language))


def test_a_line_is_moved_and_said_to_be_moved(visitor: Callable[..., Visitor], site: Any) -> None:
    sitting = new_sitting(site, "mover")
    person = visitor()
    person.sign_in(sitting.name, "en")
    person.open(sitting.path("ordering", "en"))
    labels = person.page.locator(".q-order__line label")
    first, second = labels.all_inner_texts()[:2]
    person.page.get_by_role("button", name=f"Move down: {first}").click()
    assert labels.all_inner_texts()[:2] == [second, first]
    expect(person.page.get_by_role("status").first).to_have_text(f"{first}: Place 2 of 4")
    expect(state(person)).to_have_text(words(person, "saved"))
    person.page.reload()
    assert labels.all_inner_texts()[:2] == [second, first]


def test_feedback_that_comes_at_once_locks_the_answer(
    visitor: Callable[..., Visitor], site: Any
) -> None:
    sitting = new_sitting(site, "at-once", feedback="at_once")
    person = visitor()
    person.sign_in(sitting.name, "en")
    person.open(sitting.path("single_choice", "en"))
    person.page.locator("input[value=holiday]").check()
    assert sitting.stored() == []
    with person.page.expect_navigation():
        person.page.locator(SUBMIT).click()
    expect(person.page.locator(".q-answer--wrong")).to_be_visible()
    assert person.page.locator("input[name=answer]").count() == 0
    person.look()
    with person.page.expect_navigation():
        person.page.locator("main a.govuk-button").click()
    assert person.page.url.endswith(sitting.path("multiple_choice", "en"))


def test_the_time_left_is_said_at_five_minutes_and_at_one(
    visitor: Callable[..., Visitor], site: Any
) -> None:
    sitting = new_sitting(site, "clock", time_limit=7)
    person = visitor()
    person.sign_in(sitting.name, "en")
    stop_clock(person, sitting.path("single_choice", "en"))
    said = person.page.locator("[data-announced]")
    expect(said).to_be_empty()
    person.page.clock.run_for(61_000)
    expect(said).to_have_text("5 minutes are left.")
    person.page.clock.run_for(240_000)
    expect(said).to_have_text("1 minute is left.")
    expect(person.page.locator("[data-over]")).to_be_hidden()
    person.page.clock.run_for(61_000)
    expect(person.page.locator("[data-over]")).to_be_visible()
    person.page.clock.resume()
    person.look()


@pytest.mark.parametrize(("seconds", "name"), [(5, "late"), (3600, "too-late")])
def test_an_answer_after_the_time_is_told_whether_it_counts(
    visitor: Callable[..., Visitor], site: Any, seconds: int, name: str
) -> None:
    sitting = new_sitting(site, name, time_limit=30)
    person = visitor()
    person.sign_in(sitting.name)
    person.open(sitting.path("single_choice"))
    sitting.passed_deadline(seconds)
    person.page.locator("input[name=answer]").first.check()
    expect(state(person)).to_have_text(words(person, name))
