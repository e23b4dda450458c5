"""Cut lines and nasty strings in a browser, reduced; in full by `make faults`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.faults.cuts import cut_between
from tests.faults.screens import WATCH, Screens, strike
from tests.running import Site
from tests.security.nasty import NASTY
from tests.sites import new_site

pytestmark = pytest.mark.browser
IMAGE = "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=alert(1)>')"


@pytest.fixture
def own_site(tmp_path: Path, worker_id: str) -> Iterator[Site]:
    site = new_site(tmp_path, f"screens_{worker_id}")
    site.start()
    yield site
    site.stop()


@pytest.fixture
def watched(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    context.add_init_script(WATCH)
    yield context.new_page()
    context.close()


def test_each_way_of_cutting_the_line_loses_no_answer(site: Site, browser: Browser) -> None:
    found = cut_between(site, browser, times=6)
    assert found.cuts == 6
    assert (found.lost, found.repeated, found.out_of_order) == (0, 0, 0)


def test_what_people_write_runs_on_no_page(own_site: Site, browser: Browser) -> None:
    found = strike(own_site, browser, NASTY[1:2], ("ru",))
    assert found.visited == 29
    assert found.showing > 20
    assert (found.scripts_run, found.violations) == ([], [])
    assert (found.lurking, found.failed) == ([], [])


def test_what_was_not_escaped_would_be_seen(site: Any, watched: Page) -> None:
    found = Screens()
    found.watch(watched)
    watched.goto(f"{site.url}/kk/courses/")
    with watched.expect_console_message():
        watched.evaluate(IMAGE)
    found.look(watched, NASTY[1])
    assert len(found.violations) == 1
    assert len(found.lurking) == 1
