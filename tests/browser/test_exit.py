"""Leaving at once: by hand, by keyboard, on a slow network, with and without scripts."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.conftest import PHONE, Visitor

pytestmark = pytest.mark.browser
AWAY = "**/healthz"
# In one breath: before the network could answer.
PRESS_AND_LOOK = """() => {
  document.getElementById('exit').click();
  const sheet = document.querySelector('.q-blank').getBoundingClientRect();
  const onTop = document.elementFromPoint(5, 5).className;
  return [sheet.width, sheet.height, onTop, document.title];
}"""


def come_to_the_page(person: Visitor) -> None:
    """As readers do: from elsewhere, by the index, to a campaign."""
    person.page.goto("about:blank")
    person.page.goto(person.site.url + "/kk/campaigns/")
    person.page.goto(person.site.url + "/kk/campaigns/c-01/")


def leave(person: Visitor) -> None:
    with person.page.expect_navigation(url=AWAY):
        person.page.locator("#exit").click()


def test_back_once_does_not_show_the_page_that_was_left(
    visitor: Callable[..., Visitor],
) -> None:
    person = visitor()
    come_to_the_page(person)
    leave(person)
    person.page.go_back()
    # The page before it stays in the history, as the safety note says.
    assert person.page.url.endswith("/kk/campaigns/")


def test_back_three_times_does_not_either(visitor: Callable[..., Visitor]) -> None:
    person = visitor()
    come_to_the_page(person)
    leave(person)
    seen = []
    for _ in range(3):
        person.page.go_back()
        seen.append(person.page.url)
    assert not any("c-01" in url for url in seen)


def test_a_jump_to_the_numbers_is_no_step_that_back_returns_to(
    visitor: Callable[..., Visitor],
) -> None:
    person = visitor()
    person.page.goto(person.site.url + "/kk/campaigns/")
    person.page.goto(person.site.url + "/kk/help/")
    person.page.locator("a[href='#numbers']").click()
    heading = person.page.locator("#numbers + section h2")
    box, bar = heading.bounding_box(), person.page.locator("#exit").bounding_box()
    assert box
    assert bar
    assert bar["y"] + bar["height"] < box["y"] < 400
    leave(person)
    person.page.go_back()
    assert person.page.url.endswith("/kk/campaigns/")


def test_without_scripts_the_link_leads_away_and_the_page_owns_up_to_back(
    visitor: Callable[..., Visitor],
) -> None:
    person = visitor(scripted=False)
    come_to_the_page(person)
    note = person.page.locator("details noscript")
    assert note.count() == 1
    person.page.locator("summary").first.click()
    assert note.is_visible()
    leave(person)
    person.page.go_back()
    assert person.page.url.endswith("/kk/campaigns/c-01/")


def test_on_a_slow_network_the_page_is_covered_at_once(visitor: Callable[..., Visitor]) -> None:
    person = visitor()
    come_to_the_page(person)
    # It never answers at all.
    person.page.route(AWAY, lambda _route: None)
    with person.page.expect_request(AWAY):
        width, height, on_top, title = person.page.evaluate(PRESS_AND_LOOK)
    assert (width, height) == (PHONE["width"], PHONE["height"])
    assert on_top == "q-blank"
    assert "Шетелдегі" not in title


@pytest.mark.parametrize("scripted", [True, False], ids=["script", "no script"])
def test_the_second_skip_link_leads_the_keyboard_to_the_exit(
    visitor: Callable[..., Visitor], scripted: bool
) -> None:
    person = visitor(scripted=scripted)
    come_to_the_page(person)
    for key in ("Tab", "Tab", "Enter"):
        person.page.keyboard.press(key)
    assert person.page.url.endswith("#exit")
    with person.page.expect_navigation(url=AWAY):
        person.page.keyboard.press("Enter")


def test_the_exit_stays_in_sight_wherever_one_reads(visitor: Callable[..., Visitor]) -> None:
    person = visitor()
    come_to_the_page(person)
    person.page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    box = person.page.locator("#exit").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < PHONE["height"]
    assert box["height"] >= 44


@pytest.mark.parametrize(
    "keys", [["Shift", "a", "Shift", "Shift"], ["Shift", "Shift"], ["Escape"] * 3]
)
def test_other_keys_leave_nothing(visitor: Callable[..., Visitor], keys: list[str]) -> None:
    person = visitor()
    come_to_the_page(person)
    for key in keys:
        person.page.keyboard.press(key)
    assert person.page.locator(".q-blank").count() == 0
    assert "c-01" in person.page.url


def test_no_address_in_the_link_changes_where_the_exit_leads(
    visitor: Callable[..., Visitor],
) -> None:
    person = visitor()
    evil: Any = "/kk/help/?next=https://evil.example/&exit=//evil.example#https://evil.example"
    person.page.goto(person.site.url + evil)
    leave(person)
    assert "evil" not in person.page.url
