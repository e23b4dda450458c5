"""A line through the register by two stewards, an event from a station, and what is printed."""

from collections.abc import Callable

import pytest

from tests.browser.conftest import DESK, PHONE, Visitor

pytestmark = pytest.mark.browser
NUMBER = "+7 7172 00 11 22"


def submit(person: Visitor, button: str = "main form button[type=submit]") -> None:
    with person.page.expect_navigation():
        person.page.locator(button).last.click()
    person.look()


@pytest.mark.parametrize("scripted", [True, False])
def test_a_number_reaches_readers_by_two_people_and_leaves_by_one(
    visitor: Callable[..., Visitor], scripted: bool
) -> None:
    number = f"{NUMBER}{int(scripted)}"
    first, second = (visitor(size=size, scripted=scripted) for size in (PHONE, DESK))
    reader = visitor()
    first.sign_in("steward")
    first.open("/kk/hotlines/new/")
    first.page.fill("input[name=number]", number)
    first.page.select_option("select[name=kind]", "voice")
    first.page.select_option("select[name=source]", index=1)
    submit(first)
    first.page.fill("input[name=operator_kk]", "Сенім желісі")
    submit(first)
    line = first.page.url
    reader.open("/kk/help/")
    assert number not in reader.page.inner_text("main")
    second.sign_in("steward2")
    second.open(f"{line.removeprefix(second.site.url)}confirm/")
    second.page.fill("input[name=answered_by]", "Кезекші")
    submit(second)
    reader.open("/kk/help/")
    assert reader.page.locator(f"a[href='tel:{number.replace(' ', '')}']").is_visible()
    first.open(f"{line.removeprefix(first.site.url)}withdraw/")
    first.page.fill("textarea[name=reason]", "Жауап бермейді")
    submit(first)
    reader.open("/kk/help/")
    assert number not in reader.page.inner_text("main")


def coverage(person: Visitor, language: str) -> str:
    person.open(f"/{language}/outreach/coverage/")
    return person.page.inner_text("main")


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_coordinator_records_an_event_on_the_way(
    visitor: Callable[..., Visitor], language: str
) -> None:
    person = visitor(scripted=language != "en")
    person.sign_in("region", language)
    before = coverage(person, language)
    person.open(f"/{language}/outreach/new/")
    person.page.select_option("select[name=kind]", index=1)
    person.page.select_option("select[name=place]", "station")
    person.page.fill("input[name=minors]", "40")
    submit(person)
    assert "40" in person.page.inner_text("main")
    assert coverage(person, language) != before


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_screens_of_public_facts_are_sound(
    visitor: Callable[..., Visitor], size: dict[str, int]
) -> None:
    steward = visitor(size=size)
    steward.sign_in("steward")
    for path in ("hotlines/", "hotlines/1/", "hotlines/1/check/", "help-checks/", "materials/"):
        response = steward.open(f"/kk/{path}")
        assert response is not None
        assert response.status == 200
