"""A running site with a database of its own, and a browser whose every page axe looks at."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, Page, Response, sync_playwright

from qalqan.services.starter.people import DOMAIN, PASSWORD
from tests.browser.chromium import FLAGS, chromium
from tests.html import HtmlValidator
from tests.running import Site, free_port
from tests.sites import new_site

ROOT = Path(settings.BASE_DIR)
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
AXE_RUN = "async () => (await axe.run()).violations.map(v => `${v.id}: ${v.nodes[0].html}`)"
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}
# Where H5P is played.
HOSTS = ("one host", "two hosts")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[Site]:
    site = new_site(tmp_path_factory.mktemp("site"), f"browser_{worker_id}")
    site.start()
    yield site
    site.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def two_hosts(site: Site) -> Iterator[Site]:
    """The same site, which plays what is not its own on another name."""
    port = free_port()
    own = {
        "PUBLIC_BASE_URL": f"http://127.0.0.1:{port}",
        "CONTENT_ORIGIN": f"http://localhost:{port}",
    }
    other = Site({**site.environment, **own}, port)
    other.start()
    yield other
    other.stop()


@pytest.fixture(params=HOSTS)
def at(request: pytest.FixtureRequest) -> Site:
    """The site in either way of playing."""
    site: Site = request.getfixturevalue("site" if request.param == HOSTS[0] else "two_hosts")
    return site


@dataclass
class Visitor:
    """A person before a browser. Every page that they come to is looked at by axe."""

    site: Site
    page: Page
    validator: HtmlValidator
    scripted: bool
    problems: list[str] = field(default_factory=list)

    def open(self, path: str) -> Response | None:
        response = self.page.goto(self.site.url + path)
        self.look()
        return response

    def press(self, name: str, role: str = "button", **options: Any) -> None:
        """Press a button or link and look at the page to which it leads."""
        with self.page.expect_navigation():
            self.page.get_by_role(role, name=name, **options).first.click()  # type: ignore[arg-type]
        self.look()

    def look(self) -> None:
        if not self.scripted:
            return
        self.page.evaluate(AXE.read_text())
        violations = self.page.evaluate(AXE_RUN)
        assert not violations, f"axe at {self.page.url}:\n" + "\n".join(violations)
        width = self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert width <= 0, f"{self.page.url} scrolls sideways by {width} px"
        assert not self.problems, f"{self.page.url}: {self.problems}"

    def sign_in(self, name: str, language: str = "kk") -> None:
        self.open(f"/{language}/sign-in/")
        self.page.fill("input[name=identifier]", f"{name}@{DOMAIN}")
        self.page.fill("input[name=password]", PASSWORD)
        with self.page.expect_navigation():
            self.page.locator("main button[type=submit]").click()
        self.look()


@pytest.fixture
def visitor(
    site: Site, browser: Browser, html_validator: HtmlValidator
) -> Iterator[Callable[..., Visitor]]:
    contexts: list[BrowserContext] = []

    def make(*, size: dict[str, int] = PHONE, scripted: bool = True, **options: Any) -> Visitor:
        context = browser.new_context(viewport=size, java_script_enabled=scripted, **options)  # type: ignore[arg-type]
        contexts.append(context)
        context.set_default_timeout(10_000)
        page = context.new_page()
        visitor = Visitor(site, page, html_validator, scripted)
        page.on("pageerror", lambda error: visitor.problems.append(str(error)))
        # A policy that blocks something of ours shows as an error in the console.
        page.on(
            "console",
            lambda message: (
                visitor.problems.append(message.text)
                if message.type == "error" and "Content Security Policy" in message.text
                else None
            ),
        )
        return visitor

    yield make
    for context in contexts:
        context.close()
