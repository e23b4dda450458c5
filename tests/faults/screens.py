"""Nasty strings in all that people write, and a browser that visits the pages which show them."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, sync_playwright

from tests.browser.chromium import FLAGS, chromium
from tests.faults.answering import last_line
from tests.faults.sessions import sessions_of
from tests.running import Site
from tests.sites import new_site

# Wagtail speaks the language that a person chose in their profile.
STAFF = {"kk": "author", "ru": "steward", "en": "admin"}
MODULE = "courses/police/identification/"
# {text} in an address is the string itself; other names are records that PREPARE finds.
PLACES = {
    "": (
        *("", "courses/", "sources/?q={text}", "sign-in/?next={text}", "nowhere/{text}/"),
        *("campaigns/c-01/", "help/", "glossary/?q={text}"),
    ),
    "cadet": (
        *("my/", "courses/police/", MODULE, "{lesson}", "{question}", "courses/search/?q={text}"),
        *("my/transcript/", "my/data/"),
    ),
    "manager": (
        *("academy/", "academy/people/?q={text}", "academy/people/{cadet}/"),
        *("academy/cohorts/", "academy/sessions/", "academy/certificates/"),
    ),
}
EDITED = (
    *("", "pages/{course}/", "pages/{course}/edit/", "pages/search/?q={text}"),
    *("snippets/assessments/item/", "snippets/common/source/", "translations/"),
)
PREPARE = """
import json, uuid
from assessments import services
from assessments.models import Assessment
from courses.models import CoursePage, LessonPage
from qalqan.accounts.models import User
from wagtail.users.models import UserProfile
for language, name in {staff!r}.items():
    person = User.objects.get(email=f"{{name}}@demo.example")
    profile = UserProfile.get_for_user(person)
    profile.preferred_language = language
    profile.save()
cadet = User.objects.get(email="cadet@demo.example")
attempt = services.start(assessment=Assessment.objects.get(key="police-identification"),
                         learner=cadet, registration=uuid.uuid4(), language="kk")
lesson = LessonPage.objects.live().filter(url_path__contains="/police/identification/").first()
print(json.dumps({{"question": f"attempts/{{attempt.uuid}}/1/", "cadet": cadet.pk,
                  "lesson": f"{module}{{lesson.slug}}/",
                  "course": CoursePage.objects.get(slug="police").pk}}))
"""
WRITE = "from tests.security.writing import write_everywhere; write_everywhere({text!r})"
# Where a policy had to stop something, something stood on the page that should not.
WATCH = """
addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
  console.error(`stopped: ${location} ${violatedDirective} ${blockedURI} ${sample}`);
});
"""
# Programs in attributes, which run when somebody presses.
LURKING = """() => Array.from(document.querySelectorAll('*')).flatMap((node) =>
  Array.from(node.attributes).filter(({ name, value }) => value.includes('alert(1)')
    && (/^(on|srcdoc)/.test(name) || (/(href|src|action)$/.test(name)
      && /^\\s*(javascript|data):/i.test(value))))
  .map(({ name, value }) => `${node.localName} ${name}=${value}`))"""
SHOWN = """(text) => document.documentElement.innerText.includes(text)
  || Array.from(document.querySelectorAll('input')).some(({ value }) => value.includes(text))"""


@dataclass
class Screens:
    """How many pages were visited, how many of them show the string, and what struck there."""

    visited: int = 0
    showing: int = 0
    scripts_run: list[str] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    lurking: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def visit(self, page: Page, address: str, text: str) -> None:
        answer = page.goto(address)
        self.visited += 1
        if answer is None or answer.status >= 500:
            self.failed.append(address)
        self.look(page, text)

    def look(self, page: Page, text: str) -> None:
        self.lurking += [f"{page.url}: {found}" for found in page.evaluate(LURKING)]
        self.showing += page.evaluate(SHOWN, text)

    def watch(self, page: Page) -> None:
        page.on("dialog", self._note_script)
        page.on("console", self._note_stopped)

    def _note_script(self, dialog: Dialog) -> None:
        self.scripts_run.append(dialog.message)
        dialog.dismiss()

    def _note_stopped(self, message: ConsoleMessage) -> None:
        if message.text.startswith("stopped: "):
            self.violations.append(message.text)


def strike(
    site: Site,
    browser: Browser,
    strings: tuple[str, ...],
    languages: tuple[str, ...] = tuple(STAFF),
) -> Screens:
    """Write each string everywhere at the running site, and visit every page in each language."""
    found = Screens()
    records = json.loads(last_line(site, PREPARE.format(staff=STAFF, module=MODULE)))
    sessions = sessions_of(site, *filter(None, PLACES), *STAFF.values())
    for text in strings:
        site.manage("shell", "--no-imports", "-c", WRITE.format(text=text))
        for name, addresses in _addresses(records, text, languages):
            with _page(browser, site, sessions.get(name)) as page:
                found.watch(page)
                for address in addresses:
                    found.visit(page, site.url + address, text)
    return found


def _addresses(
    records: dict[str, str], text: str, languages: tuple[str, ...]
) -> Iterator[tuple[str, list[str]]]:
    """Who visits what."""
    values = {**records, "text": quote(text, safe="")}
    for name, places in PLACES.items():
        yield name, [f"/{code}/{place.format(**values)}" for code in languages for place in places]
    for name in map(STAFF.__getitem__, languages):
        yield name, [f"/cms/{place.format(**values)}" for place in EDITED]


@contextmanager
def _page(browser: Browser, site: Site, session: str | None) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    if session:
        context.add_cookies([{"name": "sessionid", "value": session, "url": site.url}])
    context.add_init_script(WATCH)
    yield context.new_page()
    context.close()


def strike_all(folder: Path, strings: tuple[str, ...]) -> Screens:
    """The same at a site and in a browser of its own."""
    site = new_site(folder, "faults_screens", DJANGO_SETTINGS_MODULE="tests.faults.settings")
    site.start()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
            return strike(site, browser, strings)
    finally:
        site.stop()
