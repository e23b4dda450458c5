"""The store's screens in a browser: looked at, filled in and followed, on a phone and on a desk."""

from pathlib import Path
from typing import Any

import pytest

from assessments.h5p.formats import Dependency
from tests.assessments.h5p.packages import dumped, manifest, packed
from tests.assessments.h5p.store.storing import patch
from tests.browser.conftest import DESK, PHONE, Visitor

pytestmark = pytest.mark.browser


@pytest.fixture
def package(tmp_path: Path) -> Any:
    def make(version: Dependency, number: int) -> Path:
        content = {"content/content.json": dumped({"text": f"{version} {number}"})}
        path = tmp_path / f"{number}.h5p"
        said = {"h5p.json": dumped(manifest(version)), **content}
        path.write_bytes(packed(said, patch(number, version)))
        return path

    return make


def bring_in(person: Visitor, package: Path) -> None:
    person.page.set_input_files("input[type=file]", package)
    person.press("Show what would change")


def confirm(person: Visitor) -> None:
    # Without a look: Wagtail's own messages fade in, and have no contrast until they are there.
    with person.page.expect_navigation():
        person.page.get_by_role("button", name="Import this package").click()


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_a_package_comes_in_is_replaced_and_played_again(
    visitor: Any, package: Any, size: dict[str, int]
) -> None:
    # The site is that of all browser tests: each brings a library of its own.
    version = Dependency(f"H5P.Store{size['width']}", 1, 0)
    person: Visitor = visitor(size=size, locale="en")
    person.sign_in("admin", language="en")
    person.open("/cms/assessments/h5p/import/")
    bring_in(person, package(version, 1))
    person.page.get_by_text("7 files change").click()
    person.look()
    confirm(person)
    person.page.get_by_role("link", name="Import a new revision").click()
    bring_in(person, package(version, 2))
    person.page.get_by_text("2 files change").click()
    person.look()
    confirm(person)
    with person.page.expect_navigation():
        person.page.get_by_role("button", name="Play revision 1").click()
    assert person.page.get_by_role("button", name="Play revision 2").is_visible()
    with person.page.expect_download() as download:
        person.page.get_by_role("link", name="Download as .h5p").click()
    assert download.value.suggested_filename == "эхо.h5p"
    person.open("/cms/assessments/h5p/")
    person.open("/cms/assessments/h5p/libraries/")
    assert person.page.get_by_text(f"{version}.2").is_visible()
