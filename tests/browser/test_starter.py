"""Every assessment of the starter content, taken to a fail and to a pass."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.browser.conftest import ROOT, Visitor
from tests.running import Site
from tests.sites import new_site

pytestmark = pytest.mark.browser
PEOPLE = {
    "police": "cadet",
    "judges": "judge",
    "labour-inspectors": "inspector",
    "teachers": "teacher",
}
MODULES = ["identification", "non-punishment", "legal-aid"]
SPECS = """
import json
from assessments.models import Assessment
from assessments.services import items_of
papers = Assessment.objects.exclude(key__endswith="-pre")
print(json.dumps({paper.key: [item.spec() for item in items_of(paper)] for paper in papers}))
"""


@pytest.fixture(scope="module")
def whole_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """All twelve modules, loaded over the one that the other tests have."""
    folder = tmp_path_factory.mktemp("whole")
    site = new_site(
        folder, "whole", on_sqlite=True, STARTER_COURSES=str(ROOT / "courses" / "starter")
    )
    site.manage("load_starter")
    site.start()
    yield site
    site.stop()


@pytest.fixture(scope="module")
def papers(whole_site: Site) -> dict[str, list[dict[str, Any]]]:
    printed = whole_site.manage("shell", "--no-imports", "-c", SPECS)
    found: dict[str, list[dict[str, Any]]] = json.loads(printed.splitlines()[-1])
    return found


def give(person: Visitor, spec: dict[str, Any], language: str) -> None:
    """The right answer to the question on the screen, in its form."""
    page, right = person.page, spec.get("correct")
    if spec["kind"] == "number":
        page.fill("input[name=answer]", str(spec["value"]))
    elif spec["kind"] == "short_text":
        page.fill("input[name=answer]", spec["accepted"][language][0])
    elif spec["kind"] == "matching":
        for stem, option in spec["correct"].items():
            page.select_option(f"select[name='answer-{stem}']", option)
    elif spec["kind"] == "ordering":
        for place, option in enumerate(spec["correct"], start=1):
            page.select_option(f"select[name='answer-{option}']", str(place))
    else:
        for option in right or []:
            page.check(f"input[name=answer][value='{option}']")


def give_wrong(person: Visitor, spec: dict[str, Any]) -> None:
    """Another option where the question has options; nothing elsewhere."""
    if spec["kind"] in ("single_choice", "multiple_choice", "true_false"):
        others = [one["id"] for one in spec["options"] if one["id"] not in spec["correct"]]
        person.page.check(f"input[name=answer][value='{others[0]}']")


def take(person: Visitor, path: str, answer: Callable[[int], None], count: int) -> bool:
    """Sit the assessment without a script; whether its last page says that it was passed."""
    person.open(f"{path}assessment/")
    with person.page.expect_navigation():
        person.page.locator("form[action$='/assessment/'] button").click()
    for number in range(count):
        answer(number)
        with person.page.expect_navigation():
            person.page.locator("main form button[type=submit]").first.click()
    with person.page.expect_navigation():
        person.page.locator("form[action$='/finish/'] button").click()
    assert person.page.locator(".q-result").count() == 1
    return bool(person.page.locator(".q-result--passed").count())


@pytest.mark.parametrize("module", MODULES)
@pytest.mark.parametrize("course", PEOPLE)
def test_an_assessment_is_failed_and_passed(
    visitor: Callable[..., Visitor],
    whole_site: Site,
    papers: dict[str, list[dict[str, Any]]],
    course: str,
    module: str,
) -> None:
    specs = papers[f"{course}-{module}"]
    assert len(specs) >= 8
    assert len({spec["kind"] for spec in specs}) >= 4
    person = visitor(scripted=False, base_url=whole_site.url)
    person.site = whole_site
    person.sign_in(PEOPLE[course], "kk")
    path = f"courses/{course}/{module}/"
    wrong, right = (
        take(person, f"/kk/{path}", lambda number: give_wrong(person, specs[number]), len(specs)),
        take(person, f"/ru/{path}", lambda number: give(person, specs[number], "ru"), len(specs)),
    )
    assert (wrong, right) == (False, True)


def test_nothing_in_the_starter_blocks_publication(whole_site: Site) -> None:
    found = [json.loads(line) for line in whole_site.manage("check_content").splitlines()]
    assert [finding for finding in found if finding["blocking"]] == []
