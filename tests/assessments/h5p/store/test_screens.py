"""The store's screens: nothing is written before it is confirmed, and programs only by leave."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from assessments.h5p.formats import Dependency
from assessments.h5p.services import import_package
from assessments.models import H5PContent, H5PLibrary
from tests.assessments.h5p.packages import depends, echo, library, packed, question
from tests.assessments.h5p.store.storing import alone, patch, saying, shown_in, take

pytestmark = pytest.mark.django_db
IMPORT = "h5p_store:import"


@pytest.fixture(autouse=True)
def uploads(tmp_path: Path, settings: Any) -> Path:
    settings.VAR_DIR = tmp_path / "var"
    return tmp_path / "var" / "imports"


@pytest.fixture
def author(signed_in: Any) -> Any:
    return signed_in("author")


@pytest.fixture
def admin(signed_in: Any) -> Any:
    return signed_in("admin")


@pytest.fixture
def publisher(signed_in: Any) -> Any:
    return signed_in("publisher")


def upload(client: Any, *parts: Any, url: str = "") -> Any:
    file = SimpleUploadedFile("echo.h5p", packed(*parts))
    return client.post(url or reverse(IMPORT), {"file": file})


def confirm(client: Any, page: Any, url: str = "") -> Any:
    return client.post(url or reverse(IMPORT), {"upload": page.context["upload"]}, follow=True)


def test_an_administrator_sees_the_hashes_and_then_installs(admin: Any, uploads: Path) -> None:
    page = upload(admin, echo())
    [library] = page.context["preview"].libraries
    assert all(change.new in page.content.decode() for change in library.files)
    assert not H5PLibrary.objects.exists()
    shown = confirm(admin, page)
    content, row = H5PContent.objects.get(), H5PLibrary.objects.get()
    assert shown.context["content"] == content
    assert "admin@" in str(row.installed_by and row.installed_by.email)
    assert list(uploads.iterdir()) == []


def test_an_author_brings_in_content_alone(author: Any) -> None:
    take(echo())
    page = upload(author, saying("Екі"), patch(3))
    assert [one.fate for one in page.context["preview"].libraries] == ["ignored"]
    confirm(author, page)
    assert H5PContent.objects.count() == 2
    assert H5PLibrary.objects.get().patch == 2


def test_what_is_missing_is_named_and_cannot_be_confirmed(author: Any) -> None:
    page = upload(author, question("H5P.Blanks"))
    assert "H5P.Blanks 1.14" in page.content.decode()
    assert (
        "<button" not in page.content.decode().partition('name="upload"')[2].partition("</form>")[0]
    )
    page = confirm(author, page)
    assert page.context["refused"].code == "missing_library"
    assert not H5PContent.objects.exists()


def test_a_hostile_package_is_refused_on_the_form(author: Any) -> None:
    page = upload(author, echo(), {"content/run.html": b"<script>"})
    [error] = page.context["form"].errors["file"]
    assert "content/run.html" in error


def test_an_upload_is_taken_once_and_by_its_owner(author: Any, admin: Any) -> None:
    take(echo())
    page = upload(author, saying("Екі"))
    assert confirm(admin, page).context["is_gone"]
    confirm(author, page)
    assert confirm(author, page).context["is_gone"]
    assert H5PContent.objects.count() == 2


def test_a_new_revision_is_played_and_the_earlier_one_again(author: Any) -> None:
    content = take(saying("Бір")).content
    url = reverse("h5p_store:revision", args=[content.uuid])
    page = confirm(author, upload(author, alone(saying("Екі")), url=url), url)
    content.refresh_from_db()
    assert page.context["content"] == content
    assert content.current == content.revisions.get(number=2)
    back = reverse("h5p_store:roll_back", args=[content.uuid, 1])
    page = author.post(back, follow=True)
    content.refresh_from_db()
    assert content.current == content.revisions.get(number=1)
    assert author.post(reverse("h5p_store:roll_back", args=[content.uuid, 9])).status_code == 404
    assert author.get(back).status_code == 405


def test_what_live_pages_play_is_changed_by_who_publishes(
    author: Any, publisher: Any, person: Any
) -> None:
    content = take(saying("Бір")).content
    shown_in(content)
    url, played = reverse("h5p_store:revision", args=[content.uuid]), content.current
    confirm(author, upload(author, alone(saying("Екі")), url=url), url)
    content.refresh_from_db()
    newest = content.revisions.get(number=2)
    assert (content.current, newest.created_by) == (played, person("author"))
    confirm(author, upload(author, alone(saying("Екі")), url=url), url)
    assert content.revisions.count() == 2
    choose = reverse("h5p_store:roll_back", args=[content.uuid, 2])
    author.post(choose)
    content.refresh_from_db()
    assert content.current == played
    publisher.post(choose)
    content.refresh_from_db()
    assert content.current == newest


def test_content_can_be_downloaded_and_comes_back_the_same(author: Any) -> None:
    content = take(echo()).content
    got = author.get(reverse("h5p_store:export", args=[content.uuid]))
    assert "attachment" in got["Content-Disposition"]
    again = import_package(BytesIO(b"".join(got)), by=None, may_install=False)
    assert again.content == content


def test_the_list_of_libraries_says_what_uses_them(author: Any) -> None:
    take(echo(), patch(3, editorDependencies=EDITOR))
    take(saying("Екі"))
    page = author.get(reverse("h5p_store:libraries"))
    [row] = page.context["rows"]
    assert (str(row.library), row.contents, row.files) == ("H5P.QalqanEcho 1.0.3", 2, 7)
    assert row.missing_for_editor == ["H5PEditor.Echo 1.0"]


def test_content_is_removed_after_a_look_at_what_goes(author: Any) -> None:
    content = take(echo()).content
    url = reverse("h5p_store:remove", args=[content.uuid])
    page = author.get(url)
    assert (page.context["removal"].revisions, page.context["removal"].stored.files) == (1, 1)
    page = author.post(url, follow=True)
    assert page.redirect_chain == [(reverse("h5p_store:contents"), 302)]
    (told,) = page.context["messages"]
    assert "Эхо" in str(told)
    assert author.get(url).status_code == 404


def test_content_in_use_is_not_removed_and_the_page_says_by_what(author: Any) -> None:
    content = take(echo()).content
    lesson = shown_in(content)
    url = reverse("h5p_store:remove", args=[content.uuid])
    assert "serious" not in author.get(url).content.decode()
    page = author.post(url, follow=True)
    assert page.redirect_chain == [(url, 302)]
    assert lesson.title in page.content.decode()
    assert lesson.title in author.get(reverse("h5p_store:content", args=[content.uuid])).text
    assert H5PContent.objects.filter(pk=content.pk).exists()


def test_a_library_says_what_uses_it_and_only_who_installs_removes_it(
    author: Any, admin: Any
) -> None:
    base = Dependency("H5P.Base", 1, 4)
    take(echo(), library(preloadedDependencies=depends(base)), library(base))
    take(saying("Екі"), library(Dependency("H5P.Lone", 1, 0)))
    used, lone = (H5PLibrary.objects.get(machine_name=name) for name in ("H5P.Base", "H5P.Lone"))
    page = author.get(reverse("h5p_store:library", args=[used.pk]))
    assert "H5P.QalqanEcho 1.0.2" in page.text
    url = reverse("h5p_store:remove_library", args=[used.pk])
    assert author.get(url).status_code == 302
    assert admin.post(url, follow=True).redirect_chain == [(url, 302)]
    admin.post(reverse("h5p_store:remove_library", args=[lone.pk]))
    assert not H5PLibrary.objects.filter(pk=lone.pk).exists()
    assert H5PLibrary.objects.filter(pk=used.pk).exists()


EDITOR = [{"machineName": "H5PEditor.Echo", "majorVersion": 1, "minorVersion": 0}]


@pytest.mark.parametrize("name", ["steward", "cadet"])
def test_who_writes_no_questions_is_not_let_in(signed_in: Any, name: str) -> None:
    content = take(echo()).content
    client = signed_in(name)
    for url in (reverse(IMPORT), reverse("h5p_store:content", args=[content.uuid])):
        assert client.get(url).status_code == 302
    assert upload(client, saying("Екі")).status_code == 302
    assert H5PContent.objects.count() == 1
