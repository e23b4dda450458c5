"""What visitors do, in Chromium: read, and leave at once."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.conftest import DESK, PHONE, Visitor

pytestmark = pytest.mark.browser
LANGUAGES = ["kk", "ru", "en"]
PUBLIC = [
    "",
    "courses/",
    "courses/police/",
    "courses/police/identification/",
    "glossary/",
    "campaigns/",
    "campaigns/c-01/",
    "help/",
    "privacy/",
    "accessibility/",
    "sign-in/forgotten/",
    "sign-in/slip/",
    "nope/",
]


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_visitor_reads_the_public_pages(
    visitor: Callable[..., Visitor], language: str, size: dict[str, int]
) -> None:
    person = visitor(size=size)
    for path in PUBLIC:
        person.open(f"/{language}/{path}")
        assert person.page.locator("h1").count() == 1
    cookies = {cookie["name"] for cookie in person.page.context.cookies()}
    assert cookies <= {"csrftoken"}


@pytest.mark.parametrize("scripted", [True, False], ids=["script", "no script"])
def test_the_exit_leads_away_and_tells_nobody_from_where(
    visitor: Callable[..., Visitor], scripted: bool
) -> None:
    person = visitor(scripted=scripted)
    person.open("/kk/campaigns/c-01/")
    asked: list[dict[str, str]] = []
    person.page.on(
        "request",
        lambda request: asked.append(request.headers) if "/healthz" in request.url else None,
    )
    with person.page.expect_navigation():
        person.page.locator("a.q-exit").first.click()
    assert "/healthz" in person.page.url
    assert asked
    assert "referer" not in asked[0]
    if scripted:
        # The page gave up its place in the history.
        person.page.go_back()
        assert "c-01" not in person.page.url


def test_shift_three_times_leaves_too(visitor: Callable[..., Visitor]) -> None:
    person = visitor()
    person.open("/kk/help/")
    with person.page.expect_navigation():
        for _ in range(3):
            person.page.keyboard.press("Shift")
    assert "/healthz" in person.page.url


def test_escape_does_not_leave(visitor: Callable[..., Visitor]) -> None:
    person = visitor()
    person.open("/kk/help/")
    for _ in range(3):
        person.page.keyboard.press("Escape")
    assert person.page.url.endswith("/kk/help/")


@pytest.mark.parametrize(
    ("path", "kilobytes"), [("/kk/help/", 60), ("/kk/campaigns/c-01/", 60), ("/kk/", 100)]
)
def test_a_first_visit_is_small(visitor: Callable[..., Visitor], path: str, kilobytes: int) -> None:
    person = visitor()
    sizes: list[int] = []

    def weigh(response: Any) -> None:
        sizes.append(int(response.headers.get("content-length") or len(response.body())))

    person.page.on("response", weigh)
    person.page.goto(person.site.url + path)
    person.page.wait_for_load_state("networkidle")
    assert len(sizes) <= 5
    assert sum(sizes) <= kilobytes * 1024
    assert person.page.context.cookies() == []
    assert person.page.evaluate("localStorage.length + sessionStorage.length") == 0
