"""Import and export in the admin: nothing is written before it is confirmed."""

import os
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from assessments.exchange import views
from assessments.models import Item, ItemBank
from qalqan.common.services.uploads import SECONDS_KEPT

pytestmark = pytest.mark.django_db
GIFT = "::Shelter::Where?{=a ~b}\n\n::Half::Which?{~a ~%50%b =c}"


@pytest.fixture(autouse=True)
def uploads(tmp_path: Path, settings: Any) -> Path:
    settings.VAR_DIR = tmp_path
    return tmp_path / "imports"


@pytest.fixture
def author(signed_in: Any) -> Any:
    return signed_in("author")


def upload(client: Any, text: str = GIFT, **changes: str) -> Any:
    file = SimpleUploadedFile("items.gift", text.encode())
    chosen = {"format": "gift", "bank": "Сынақ", "language": "kk", "file": file, **changes}
    return client.post(reverse("item_exchange:import"), chosen)


def confirm(client: Any, token: str) -> Any:
    return client.post(reverse("item_exchange:import"), {"upload": token})


def test_a_preview_shows_what_comes_in_and_what_does_not_and_writes_nothing(author: Any) -> None:
    page = upload(author)
    preview = page.context["preview"]
    assert [row.prompt for row in preview.coming_rows] == ["Where?"]
    assert [row.languages for row in preview.coming_rows] == [["Қазақша"]]
    assert len(preview.skipped_rows) == 1
    assert "Half" in page.content.decode()
    assert not ItemBank.objects.filter(name="Сынақ").exists()


def test_a_confirmed_upload_comes_in_once_and_is_forgotten(author: Any, uploads: Path) -> None:
    token = upload(author).context["upload"]
    done = confirm(author, token)
    assert done.context["report"].imported == 1
    assert Item.objects.get(bank__name="Сынақ").live is False
    assert list(uploads.iterdir()) == []
    assert confirm(author, token).context["is_gone"]


def test_an_upload_is_its_owners_alone(author: Any, signed_in: Any) -> None:
    token = upload(author).context["upload"]
    assert confirm(signed_in("admin"), token).context["is_gone"]
    assert confirm(author, f"{token}x").context["is_gone"]
    assert not ItemBank.objects.filter(name="Сынақ").exists()


def test_forgotten_uploads_are_removed_with_the_next(author: Any, uploads: Path) -> None:
    upload(author)
    [old] = uploads.iterdir()
    past = old.stat().st_mtime - SECONDS_KEPT - 1
    os.utime(old, (past, past))
    upload(author)
    assert len(list(uploads.iterdir())) == 1
    assert not old.exists()


def test_a_broken_file_is_refused_on_the_form_with_its_place(author: Any) -> None:
    page = upload(author, "Where?{=a")
    [error] = page.context["form"].errors["file"]
    assert "1" in error
    assert "preview" not in page.context


def test_a_file_for_the_command_is_told_so(author: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "MOST_HERE", 0)
    assert "import_items" in upload(author).context["form"].errors["file"][0]


@pytest.mark.parametrize("name", ["translator", "steward"])
def test_who_may_not_write_questions_is_not_let_in(signed_in: Any, name: str) -> None:
    client = signed_in(name)
    assert client.get(reverse("item_exchange:import")).status_code == 302
    assert upload(client).status_code == 302
    assert not ItemBank.objects.filter(name="Сынақ").exists()


def test_an_export_is_looked_at_and_then_downloaded(author: Any) -> None:
    confirm(author, upload(author, "::A::Which?{=a ~b}\n\n::B::Say it.{}").context["upload"])
    url, chosen = reverse("item_exchange:export"), {"bank": "Сынақ", "format": "aiken"}
    looked = author.post(url, {**chosen, "language": "kk"})
    assert (looked.context["report"].exported, len(looked.context["shown"])) == (1, 1)
    got = author.post(url, {**chosen, "language": "kk", "download": "yes"})
    assert got.content.decode() == "Which?\nA. a\nB. b\nANSWER: A\n\n"
    assert "attachment" in got["Content-Disposition"]
