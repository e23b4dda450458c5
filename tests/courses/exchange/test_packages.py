"""H5P of a course goes out with it and comes in again, its programs only by who may install."""

from pathlib import Path
from typing import Any

import pytest

from assessments.models import H5PContent, H5PLibrary
from courses.exchange.formats import CourseFileError
from courses.models import LessonPage
from qalqan.accounts.models import User
from tests.assessments.h5p.packages import ECHO, question
from tests.assessments.h5p.store.storing import files, patch, saying, take
from tests.courses.exchange.files import add_blocks, bring_in, exported, parts_of, wipe_courses
from tests.courses.exchange.test_admin import IMPORT, pass_of, upload
from tests.courses.lesson_blocks import h5p

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]


def wipe() -> None:
    """Neither the course nor any H5P."""
    wipe_courses()
    H5PContent.objects.update(current=None)
    for content in H5PContent.objects.all():
        content.revisions.all().delete()
        content.delete()
    H5PLibrary.objects.all().delete()


@pytest.fixture
def course() -> bytes:
    """A course file with a lesson that plays a package."""
    add_blocks(("h5p", h5p()["value"]))
    return exported()


def played() -> Any:
    lesson = LessonPage.objects.get(slug="what-trafficking-is").get_latest_revision_as_object()
    block = next(child for child in lesson.body if child.block_type == "h5p")
    return block.value["contents"].nearest()


def test_the_package_is_a_part_of_the_file(course: bytes) -> None:
    assert [name for name in parts_of(course) if name.endswith(".h5p")]


def test_it_comes_in_again_with_its_library(course: bytes) -> None:
    digest = played().current.sha256
    wipe()
    bring_in(course, may_install=True)
    assert played().current.sha256 == digest
    assert H5PLibrary.objects.count() == 1


def test_another_patch_of_a_library_makes_no_other_lesson(course: bytes) -> None:
    take(saying("Үш"), patch(7))
    assert bring_in(course)["lesson"]["updated"] == []


def test_what_is_here_already_is_not_brought_in_twice(course: bytes) -> None:
    wipe_courses()
    bring_in(course)
    assert H5PContent.objects.count() == 1


def test_programs_are_refused_from_who_may_not_install_them(
    course: bytes, person: Any, tmp_path: Path
) -> None:
    wipe()
    author: User = person("author")
    with pytest.raises(CourseFileError, match="H5P"):
        bring_in(course, by=author, may_install=False)
    assert not H5PContent.objects.exists()


def test_a_preview_shows_the_programs_and_they_come_in_only_if_asked_for(
    course: bytes, signed_in: Any
) -> None:
    wipe()
    client = signed_in("admin")
    page = upload(client, course)
    assert 'name="programs"' in page
    assert f"{ECHO}.2" in page
    refused = client.post(IMPORT, {"upload": pass_of(page)})
    assert str(ECHO) in refused.content.decode()
    assert not H5PLibrary.objects.exists()
    client.post(IMPORT, {"upload": pass_of(upload(client, course)), "programs": "on"})
    assert H5PLibrary.objects.count() == 1


def test_of_two_packages_of_one_title_both_are_shown(signed_in: Any) -> None:
    add_blocks(
        ("h5p", h5p()["value"]), ("h5p", h5p(take(question("H5P.Blanks")).content.pk)["value"])
    )
    H5PContent.objects.update(title="Эхо")
    course = exported()
    wipe()
    page = upload(signed_in("admin"), course)
    assert (f"{ECHO}.2" in page, "H5P.Blanks 1.14" in page) == (True, True)


def test_nobody_lets_programs_in_who_may_not_install_them(course: bytes, signed_in: Any) -> None:
    wipe()
    client = signed_in("author")
    page = upload(client, course)
    assert 'name="programs"' not in page
    assert str(ECHO) in page
    assert "<button" not in page.split('name="upload"')[1].split("</form>")[0]
    client.post(IMPORT, {"upload": pass_of(page), "programs": "on"})
    assert not H5PLibrary.objects.exists()


def test_an_import_that_fails_leaves_no_file_of_a_package(course: bytes, monkeypatch: Any) -> None:
    wipe()
    before = files()

    def fail(*_arguments: Any, **_more: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr("courses.exchange.services.storing.Store._save", fail)
    with pytest.raises(RuntimeError):
        bring_in(course, may_install=True)
    assert files() == before
