"""A package of ours in a learning system's page: scorm-again, an independent run-time, receives."""

import threading
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import copy
from types import SimpleNamespace

import pytest
from playwright.sync_api import Frame, expect

from courses.exchange.services.scorm.checks import check_html
from tests.assessments.presenting.items import ITEMS
from tests.browser.conftest import DESK, PHONE, ROOT, Visitor
from tests.running import Site

pytestmark = pytest.mark.browser
LESSON = "01-01-what-trafficking-is.html"
RUN_TIME = ROOT / "node_modules" / "scorm-again" / "dist" / "scorm12.min.js"
SCRIPTS = ROOT / "site" / "qalqan" / "static" / "qalqan" / "scorm"
HOST = f"""<!DOCTYPE html><html lang="kk"><head><title>LMS</title>
<script src="{RUN_TIME.name}"></script>
<script>window.API = new Scorm12API();</script></head>
<body><iframe title="SCO" src="{LESSON}" width="360" height="700"></iframe></body></html>"""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def lms(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server that has the package, the run-time and a page around both."""
    folder = tmp_path_factory.mktemp("lms")
    package = folder / "package.zip"
    site.manage("export_scorm", "police", "--language", "kk", str(package))
    with zipfile.ZipFile(package) as file:
        file.extractall(folder)
    copy(RUN_TIME, folder)
    (folder / "host.html").write_text(HOST)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def launch(visitor: Visitor, lms: str) -> Frame:
    visitor.page.goto(f"{lms}host.html")
    frame = visitor.page.frame(url=f"{lms}{LESSON}")
    assert frame
    return frame


def value(visitor: Visitor, name: str) -> str:
    found: str = visitor.page.evaluate("name => API.getCMIValue(name)", name)
    return found


def test_reading_arrives_at_the_learning_system(visitor: Callable[..., Visitor], lms: str) -> None:
    learner = visitor(size=DESK)
    learner.page.clock.install()
    frame = launch(learner, lms)
    expect(frame.locator("[data-complete]")).to_be_visible()
    assert value(learner, "cmi.core.lesson_status") == "incomplete"
    expect(frame.locator("[data-alone]")).to_be_hidden()
    learner.page.clock.fast_forward("01:02:03")
    frame.locator("[data-complete] button").click()
    expect(frame.locator("[data-recorded]")).to_be_visible()
    learner.page.locator("iframe").evaluate("frame => frame.remove()")
    assert value(learner, "cmi.core.lesson_status") == "completed"
    # Written, and not to be read back by a page: the run-time's own record says it.
    kept = learner.page.evaluate("API.cmi.core.toJSON().session_time")
    assert kept.endswith("01:02:03")
    assert value(learner, "cmi.core.lesson_location").startswith("b-")
    assert value(learner, "cmi.core.score.raw") == ""
    assert learner.page.evaluate("API.isTerminated()")


def test_who_has_read_a_lesson_has_read_it_the_next_time(
    visitor: Callable[..., Visitor], lms: str
) -> None:
    learner = visitor(size=DESK)
    learner.page.add_init_script(
        "window.addEventListener('DOMContentLoaded', () => window.API"
        " && API.loadFromJSON({core: {lesson_status: 'completed'}}, 'cmi'))"
    )
    frame = launch(learner, lms)
    expect(frame.locator("[data-recorded]")).to_be_visible()
    assert value(learner, "cmi.core.lesson_status") == "completed"


def test_a_self_check_answers_without_a_server(visitor: Callable[..., Visitor], lms: str) -> None:
    learner = visitor(size=PHONE)
    asked: list[str] = []
    learner.page.on("request", lambda request: asked.append(request.url))
    learner.page.goto(f"{lms}{LESSON}")
    check = learner.page.locator("form[data-correct]").first
    correct = check.get_attribute("data-correct")
    check.locator(f"input:not([value='{correct}'])").first.check()
    check.get_by_role("button").click()
    expect(check.locator("[data-result=wrong]")).to_be_visible()
    expect(check.locator("[data-said]:visible")).to_have_count(1)
    check.locator(f"input[value='{correct}']").check()
    check.get_by_role("button").click()
    expect(check.locator("[data-result=right]")).to_be_visible()
    expect(check.locator("[data-result=wrong]")).to_be_hidden()
    learner.look()
    assert all(address.startswith(lms) for address in asked)


def test_a_case_goes_on_from_choice_to_choice(visitor: Callable[..., Visitor]) -> None:
    item = SimpleNamespace(live=True, version=None, spec=lambda: ITEMS["case"])
    case = SimpleNamespace(id="c", block_type="case", value={"item": item})
    learner = visitor(size=PHONE)
    learner.page.set_content(check_html(case, {}, None))
    learner.page.add_script_tag(path=SCRIPTS / "checks.js")
    steps = learner.page.locator("[data-step]")
    expect(steps.locator("visible=true")).to_have_count(1)
    first = steps.locator("visible=true").inner_text()
    steps.locator("visible=true").get_by_role("link").first.click()
    expect(steps.first).to_be_hidden()
    while learner.page.get_by_text("Қайта бастау").locator("visible=true").count() == 0:
        steps.locator("visible=true").get_by_role("link").first.click()
    learner.page.get_by_text("Қайта бастау").locator("visible=true").click()
    assert steps.locator("visible=true").inner_text() == first


@pytest.mark.parametrize("scripted", [True, False])
def test_a_page_without_a_learning_system_says_that_nothing_is_recorded(
    visitor: Callable[..., Visitor], lms: str, scripted: bool
) -> None:
    reader = visitor(size=PHONE, scripted=scripted)
    reader.page.goto(f"{lms}{LESSON}")
    expect(reader.page.locator("[data-alone]")).to_be_visible()
    expect(reader.page.locator("[data-complete]")).to_be_hidden()
    reader.look()


def test_the_run_time_is_the_one_that_is_pinned() -> None:
    assert '"scorm-again": "3.4.3"' in Path(ROOT, "package.json").read_text()
