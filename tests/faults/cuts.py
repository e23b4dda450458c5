"""The network cut in the middle of an assessment, again and again, in Chromium."""

import itertools
import json
import random
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Error, Page, Route, expect, sync_playwright

from tests.browser.chromium import FLAGS, chromium
from tests.faults.answering import Learner, last_line, prepare
from tests.running import Site
from tests.sites import new_site

# Seconds in which the page promises to tell; milliseconds that a test waits for all else.
SOON, PATIENCE = 2, 30_000
ANSWERS = "**/attempts/**"
# The place of the question, and what is chosen.
Answer = tuple[int | str, ...]
STORED = """
import json
from assessments.models import Response
rows = Response.objects.filter(attempt__uuid="{uuid}").order_by("id")
print(json.dumps([[slot, *raw] for slot, raw in rows.values_list("slot", "raw")]))
"""
# The page's own clock: a look from outside is late by the time between two looks.
WATCH = """
addEventListener('DOMContentLoaded', () => {
  const line = document.querySelector('[data-save-state]');
  const isTold = () => line.textContent === line.dataset.offline;
  let began = null;
  addEventListener('change', () => {
    if (began !== null || isTold()) { return; }
    began = performance.now();
    window.told = null;
  }, true);
  new MutationObserver(() => {
    if (began === null || !isTold()) { return; }
    window.told = performance.now() - began;
    began = null;
  }).observe(line, { childList: true });
});
"""


@dataclass
class Cuts:
    """How many cuts there were; answers in the order given and in that in which they are stored."""

    cuts: int = 0
    told_late: int = 0
    slowest: float = 0.0
    given: list[Answer] = field(default_factory=list)
    stored: list[Answer] = field(default_factory=list)

    @property
    def lost(self) -> int:
        return (Counter(self.given) - Counter(self.stored)).total()

    @property
    def repeated(self) -> int:
        return (Counter(self.stored) - Counter(self.given)).total()

    @property
    def out_of_order(self) -> int:
        return sum(one != other for one, other in zip(self.given, self.stored, strict=False))


@dataclass
class Cutter:
    """A learner who answers one question after another, and the hand that cuts the line."""

    page: Page
    learner: Learner
    found: Cuts = field(default_factory=Cuts)
    slot: int = 0

    def open(self, slot: int) -> None:
        self.slot = slot
        self.page.goto(f"{self.learner.site.url}/kk/attempts/{self.learner.attempt}/{slot + 1}/")

    def answer(self) -> None:
        """Choose what is not chosen yet; where all is, take the first back."""
        open_ones, chosen = self._values(":not(:checked)"), self._values(":checked")
        value = random.choice(open_ones or chosen[:1])
        self.page.locator(f"input[value='{value}']").set_checked(bool(open_ones))
        self.found.given.append((self.slot, *self._values(":checked")))

    def _values(self, state: str) -> list[str]:
        boxes = self.page.locator(f"input[name=answer]{state}").all()
        return [box.get_attribute("value") or "" for box in boxes]

    def is_told(self) -> None:
        """The page says that it is not saved; how long it took to say so."""
        self.page.wait_for_function("() => typeof window.told === 'number'", timeout=PATIENCE)
        seconds = self.page.evaluate("window.told") / 1000
        self.found.cuts += 1
        self.found.told_late += seconds > SOON
        self.found.slowest = max(self.found.slowest, seconds)

    def is_saved(self) -> None:
        line = self.page.locator("[data-save-state]")
        self._all_is_sent()
        expect(line).to_have_text(line.get_attribute("data-saved") or "")

    def _all_is_sent(self) -> None:
        self.page.wait_for_function("() => localStorage.length === 0", timeout=PATIENCE)

    @contextmanager
    def offline(self) -> Iterator[None]:
        self.page.context.set_offline(True)
        yield
        self.page.context.set_offline(False)

    def cut_before(self) -> None:
        with self.offline():
            self.answer()
            self.is_told()

    def cut_for_several(self) -> None:
        with self.offline():
            for _time in range(3):
                self.answer()
            self.is_told()

    def cut_on_the_way(self) -> None:
        """The answer never arrives."""
        self._cut_in_flight(lambda route: route.abort("connectionreset"))

    def cut_on_the_way_back(self) -> None:
        """The answer is stored, and the page does not learn of it."""

        def swallow(route: Route) -> None:
            route.fetch()
            route.abort("connectionreset")

        self._cut_in_flight(swallow)

    def cut_without_a_word(self) -> None:
        """Nothing comes back: neither an answer nor an error."""
        self._cut_in_flight(lambda route: None)

    def _cut_in_flight(self, strike: Callable[[Route], None]) -> None:
        self.page.route(ANSWERS, strike)
        self.answer()
        self.is_told()
        with self.offline():
            self.page.unroute(ANSWERS)

    def cut_and_reload(self) -> None:
        """The page is gone with the line, and comes back with it."""
        with self.offline():
            for _time in range(2):
                self.answer()
            self.is_told()
            self.page.wait_for_function("() => localStorage.length === 2")
            with suppress(Error):
                self.page.reload()
        self.open(self.slot)
        # Once all is sent, the page loads itself anew and shows what was given.
        last = self.page.locator(f"input[value='{self.found.given[-1][1]}']")
        expect(last).to_be_checked(timeout=PATIENCE)
        self._all_is_sent()

    def cut(self, times: int) -> Cuts:
        ways = [self.cut_before, self.cut_for_several, self.cut_on_the_way]
        ways += [self.cut_on_the_way_back, self.cut_without_a_word]
        slots = itertools.cycle(range(len(self.learner.options)))
        for number in range(times):
            way = number % (len(ways) + 1)
            if way == 0:
                self.open(next(slots))
            if way == len(ways):
                self.cut_and_reload()
            else:
                ways[way]()
                self.is_saved()
        return self.found


def cut_between(site: Site, browser: Browser, *, times: int) -> Cuts:
    """Answer at the running site while the network is gone, `times`."""
    (learner,) = prepare(site, 1)
    context = browser.new_context(viewport={"width": 360, "height": 740})
    context.add_cookies([{"name": "sessionid", "value": learner.session, "url": site.url}])
    context.add_init_script(WATCH)
    page = context.new_page()
    page.on("dialog", lambda dialog: dialog.accept())
    found = Cutter(page, learner).cut(times)
    context.close()
    stored = json.loads(last_line(site, STORED.format(uuid=learner.attempt)))
    found.stored = [tuple(answer) for answer in stored]
    return found


def cut_the_network(folder: Path, *, times: int) -> Cuts:
    """The same at a site and in a browser of its own."""
    site = new_site(folder, "faults_cuts")
    site.start()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
            return cut_between(site, browser, times=times)
    finally:
        site.stop()
