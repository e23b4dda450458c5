"""H5P is played in a frame from which nothing comes out but what the page takes, on one host of
the site's and on a second."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Request, expect

from tests.assessments.h5p.packages import Parts, packed
from tests.browser.conftest import DESK, Visitor
from tests.browser.h5p_packages import hostile, incomplete, playing
from tests.browser.h5p_pages import Thief, frame_of, taking, waiting
from tests.running import Site, wait_until

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def thief() -> Iterator[Thief]:
    with waiting() as found:
        yield found


@pytest.fixture(scope="module")
def previews(site: Site, thief: Thief, tmp_path_factory: Any) -> dict[str, str]:
    """Paths of the pages that play the packages."""
    packages = {
        "playing": playing(),
        "hostile": hostile(site.url, thief.url),
        "incomplete": incomplete(),
    }
    folder = tmp_path_factory.mktemp("packages")
    files = [_written(folder / f"{name}.h5p", parts) for name, parts in packages.items()]
    told = [json.loads(line) for line in site.manage("import_h5p", *files).splitlines()]
    paths = [f"/cms/assessments/h5p/{one['content_uuid']}/preview/" for one in told]
    return dict(zip(packages, paths, strict=True))


def _written(path: Path, parts: Parts) -> str:
    path.write_bytes(packed(parts))
    return str(path)


@pytest.fixture
def editor(visitor: Callable[..., Visitor]) -> Callable[[Site], Visitor]:
    def sign_in(site: Site) -> Visitor:
        someone = visitor(size=DESK)
        someone.site = site
        someone.sign_in("author")
        return someone

    return sign_in


def test_a_package_is_played_and_grows_with_its_content(
    at: Site, editor: Callable[[Site], Visitor], previews: dict[str, str]
) -> None:
    author = editor(at)
    author.open(previews["playing"])
    button = frame_of(author.page).get_by_role("button", name="Қалқан")
    before = author.page.locator("iframe").bounding_box()
    button.click()
    expect(frame_of(author.page).get_by_text("pressed 1")).to_be_visible()
    height = "document.querySelector('[data-h5p] iframe').clientHeight"
    wait_until(lambda: author.page.evaluate(height) > 600)
    assert before is not None
    assert before["height"] < 600
    expect(author.page.locator("[data-failed]")).to_be_hidden()
    author.look()


def test_one_document_and_its_files_are_asked_for_without_a_cookie(
    at: Site, editor: Callable[[Site], Visitor], previews: dict[str, str]
) -> None:
    author = editor(at)
    asked: list[Request] = []
    author.page.on("request", lambda one: asked.append(one))
    author.open(previews["playing"])
    picture = frame_of(author.page).locator("img")
    expect(picture).to_have_js_property("naturalWidth", 1)
    of_player = [one for one in asked if "/h5p/" in one.url and one.frame.parent_frame]
    documents = [one for one in of_player if one.resource_type == "document"]
    files = [one for one in of_player if one.resource_type != "document"]
    assert len(documents) == 1
    names = {one.url.rpartition("/")[2] for one in files}
    assert {"main.js", "main.css", "frame.bundle.js", "player.js", "shield.png"} <= names
    assert not {name for name in names if name.endswith(".json")}
    assert [one.url for one in files if "cookie" in one.all_headers()] == []


def test_the_second_host_has_the_player_alone_and_the_first_plays_nothing(
    two_hosts: Site, editor: Callable[[Site], Visitor], previews: dict[str, str]
) -> None:
    author = editor(two_hosts)
    author.page.goto(two_hosts.url + previews["playing"])
    source = author.page.locator("[data-h5p]").get_attribute("data-h5p") or ""
    content = two_hosts.url.replace("127.0.0.1", "localhost")
    assert source.startswith(f"{content}/h5p/")
    there = [source, f"{content}/static/qalqan/h5p/player.js"]
    nowhere = [source.replace(content, two_hosts.url), f"{content}/kk/", f"{content}/cms/"]
    statuses = [author.page.request.get(address).status for address in (*there, *nowhere)]
    assert statuses == [200, 200, 404, 404, 404]


def test_results_and_states_are_handed_on_and_a_state_is_taken_up(
    at: Site, editor: Callable[[Site], Visitor], previews: dict[str, str]
) -> None:
    author = editor(at)
    sent = taking(author.page, presses=3)
    author.open(previews["playing"])
    expect(frame_of(author.page).get_by_text("pressed 3")).to_be_visible()
    frame_of(author.page).get_by_role("button").click()
    state = {"0": {"state": '{"presses":4}'}}
    wait_until(lambda: author.page.evaluate("1") and {"state": state} in sent)
    verbs = [one["statement"]["verb"]["id"] for one in sent if "statement" in one]
    assert [verb.rpartition("/")[2] for verb in verbs] == ["attempted", "answered"]
    answered = next(one for one in sent if one.get("tree"))
    assert answered["tree"]["statement"]["result"]["score"]["raw"] == 1


def test_a_state_that_breaks_the_package_can_be_left_behind(
    site: Site, editor: Callable[[Site], Visitor], previews: dict[str, str]
) -> None:
    author = editor(site)
    sent = taking(author.page, presses="many")
    author.open(previews["playing"])
    again, over = author.page.locator("[data-again]"), author.page.locator("[data-over]")
    expect(again).to_be_visible()
    expect(over).to_be_hidden()
    again.click()
    expect(over).to_be_visible()
    author.look()
    assert {"state": None} not in sent
    over.click()
    expect(frame_of(author.page).get_by_text("pressed 0")).to_be_visible()
    expect(again).to_be_hidden()
    assert {"state": None} in sent


def test_a_state_of_nothing_is_not_taken_for_a_content_that_changed(
    site: Site, editor: Callable[[Site], Visitor], previews: dict[str, str]
) -> None:
    page = editor(site).page
    taking(page, presses=None)
    page.goto(site.url + previews["playing"])
    expect(frame_of(page).get_by_text("pressed 0")).to_be_visible()
    expect(frame_of(page).locator(".h5p-content-user-data-reset-dialog")).to_have_count(0)


def test_a_package_that_says_nothing_is_told_of_after_a_while(
    site: Site, editor: Callable[[Site], Visitor], previews: dict[str, str]
) -> None:
    page = editor(site).page
    page.clock.install()
    page.route("**/h5p/player.js", lambda route: route.fulfill(body=""))
    page.goto(site.url + previews["playing"])
    expect(page.locator("[data-player]")).to_be_visible()
    expect(page.locator("[data-again]")).to_be_hidden()
    page.clock.fast_forward(21_000)
    expect(page.locator("[data-again]")).to_be_visible()
    expect(page.locator("[data-over]")).to_be_hidden()


def test_a_package_whose_script_fails_is_told_of_at_once(
    site: Site, editor: Callable[[Site], Visitor], previews: dict[str, str]
) -> None:
    author = editor(site)
    author.page.goto(site.url + previews["incomplete"])
    expect(author.page.locator("[data-again]")).to_be_visible()


def test_a_keyboard_leads_past_the_frame_into_it_and_out(
    site: Site, editor: Callable[[Site], Visitor], previews: dict[str, str]
) -> None:
    page = editor(site).page
    page.goto(site.url + previews["playing"])
    expect(frame_of(page).get_by_role("button")).to_be_visible()
    skip = page.locator(".h5p-frame__skip")
    skip.focus()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "IFRAME"
    page.keyboard.press("Enter")
    expect(frame_of(page).get_by_text("pressed 1")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator("[data-whole]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("[data-whole]")).to_have_attribute("aria-pressed", "true")
    page.locator("[data-whole]").press("Enter")
    expect(page.locator("[data-whole]")).to_have_attribute("aria-pressed", "false")
    skip.press("Enter")
    assert page.evaluate("document.activeElement.id").startswith("after-")


def test_a_hostile_package_finds_no_way_out(
    at: Site, editor: Callable[[Site], Visitor], previews: dict[str, str], thief: Thief
) -> None:
    page = editor(at).page
    dialogs: list[str] = []
    posted: list[str] = []
    page.context.on("page", lambda opened: dialogs.append(opened.url))
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    page.on("request", lambda one: posted.append(one.url) if one.method == "POST" else None)
    page.goto(at.url + previews["hostile"])
    ends = json.loads(frame_of(page).locator("pre").text_content() or "{}")
    assert len(ends) == 18
    assert [way for way, end in ends.items() if end == "free"] == []
    frame_of(page).get_by_role("button", name="leave").click()
    page.wait_for_timeout(300)
    assert page.url == at.url + previews["hostile"]
    assert (dialogs, posted, thief.asked) == ([], [], [])


def test_the_page_takes_nothing_from_other_windows_and_not_without_end(
    site: Site, editor: Callable[[Site], Visitor], previews: dict[str, str]
) -> None:
    page = editor(site).page
    sent = taking(page)
    page.goto(site.url + previews["playing"])
    expect(frame_of(page).get_by_role("button")).to_be_visible()
    forged = """() => {
      const say = (value) => parent.postMessage(JSON.stringify(value), '*');
      say({type: 'statement', statement: [], tree: null});
      say({type: 'constructor'});
      say({type: 'statement', statement: {verb: 'x'.repeat(600 * 1024)}, tree: null});
      parent.postMessage({type: 'statement', statement: {verb: 'object'}, tree: null}, '*');
      for (let i = 0; i < 1000; i += 1) { say({type: 'size', height: 1000 + i}); }
      say({type: 'statement', statement: {verb: 'late'}, tree: null});
    }"""
    page.evaluate("window.heard = 0; addEventListener('message', () => { heard += 1; })")
    page.evaluate("postMessage(JSON.stringify({type: 'state', state: {of: 'page'}}), '*')")
    next(one for one in page.frames if one.parent_frame).evaluate(forged)
    wait_until(lambda: page.evaluate("heard") > 1000)
    height = page.evaluate("document.querySelector('iframe').clientHeight")
    assert 1000 < height < 1200
    assert {"state": {"of": "page"}} not in sent
    verbs = [one["statement"]["verb"] for one in sent if "statement" in one]
    assert [verb for verb in verbs if not isinstance(verb, dict)] == []
