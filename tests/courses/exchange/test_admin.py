"""The screens: who may open them, a preview before anything is written, and the download."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from courses.models import LessonPage
from tests.courses.exchange.files import exported, parts_of, wipe

pytestmark = pytest.mark.django_db
IMPORT = "/cms/courses/exchange/import/"
EXPORT = "/cms/courses/exchange/export/"
SignIn = Callable[[str], Any]


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Any) -> None:
    settings.VAR_DIR = tmp_path


def upload(client: Any, raw: bytes) -> str:
    file = SimpleUploadedFile("police.qalqan-course", raw)
    response = client.post(IMPORT, {"file": file})
    assert response.status_code == 200
    return str(response.content.decode())


def pass_of(page: str) -> str:
    found = re.search(r'name="upload" value="([^"]+)"', page)
    assert found
    return found[1]


@pytest.mark.parametrize("address", [IMPORT, EXPORT])
@pytest.mark.parametrize(
    ("name", "may"), [("author", True), ("publisher", True), ("translator", False)]
)
def test_whoever_may_add_courses_may_exchange_them(
    signed_in: SignIn, address: str, name: str, may: bool
) -> None:
    response = signed_in(name).get(address)
    assert (response.status_code == 200) is may


def test_a_preview_says_what_would_change_and_writes_nothing(signed_in: SignIn) -> None:
    raw = exported()
    wipe()
    page = upload(signed_in("author"), raw)
    assert "police/identification/signs" in page
    assert not LessonPage.objects.exists()


def test_what_was_previewed_comes_in_as_drafts_of_the_person(
    signed_in: SignIn, person: Callable[[str], Any]
) -> None:
    raw = exported()
    wipe()
    client = signed_in("author")
    response = client.post(IMPORT, {"upload": pass_of(upload(client, raw))})
    assert "police/identification/signs" in response.content.decode()
    lesson = LessonPage.objects.get(slug="signs")
    assert not lesson.live
    assert lesson.latest_revision.user == person("author")


def test_nobody_confirms_the_upload_of_another(signed_in: SignIn) -> None:
    raw = exported()
    wipe()
    passed = pass_of(upload(signed_in("author"), raw))
    response = signed_in("publisher").post(IMPORT, {"upload": passed})
    assert 'role="alert"' in response.content.decode()
    assert not LessonPage.objects.exists()


def test_a_file_that_is_refused_says_why(signed_in: SignIn) -> None:
    page = upload(signed_in("author"), b"no zip")
    assert 'name="upload"' not in page
    assert "police/identification" not in page
    assert "errorlist" in page


def test_a_course_is_downloaded(signed_in: SignIn) -> None:
    sent = {"course": "police", "package": "course", "language": "kk"}
    response = signed_in("author").post(EXPORT, sent)
    assert 'filename="police.qalqan-course"' in response["Content-Disposition"]
    assert "lesson.json" in parts_of(response.getvalue())


def test_a_package_is_downloaded(signed_in: SignIn) -> None:
    sent = {"course": "police", "package": "scorm", "language": "ru"}
    response = signed_in("author").post(EXPORT, sent)
    assert 'filename="police-ru-scorm.zip"' in response["Content-Disposition"]
    assert "imsmanifest.xml" in parts_of(response.getvalue())


def test_a_person_chooses_between_what_was_changed_here_and_the_file(signed_in: SignIn) -> None:
    raw = exported()
    lesson = LessonPage.objects.get(slug="signs")
    written = lesson.heading_ru
    lesson.heading_ru = "Здешний заголовок"
    lesson.save_revision()
    client = signed_in("author")
    page = upload(client, raw)
    choice = re.search(r'name="take" value="([^"]+)"', page)
    assert choice
    client.post(IMPORT, {"upload": pass_of(page)})
    assert _newest_heading() == "Здешний заголовок"
    client.post(IMPORT, {"upload": pass_of(upload(client, raw)), "take": choice[1]})
    assert _newest_heading() == written


def _newest_heading() -> str:
    lesson = LessonPage.objects.get(slug="signs").get_latest_revision_as_object()
    return str(lesson.heading_ru)
