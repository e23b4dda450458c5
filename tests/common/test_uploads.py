"""Uploaded files wait for their confirmation on whichever machine it meets, and for an hour."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import environ
import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile, UploadedFile
from moto import mock_aws

from qalqan.accounts.models import User
from qalqan.common.services import due, uploads
from qalqan.services.backup import media
from qalqan.settings.storage import storages

S3 = {
    "S3_BUCKET": "qalqan",
    "S3_ACCESS_KEY_ID": "key",
    "S3_SECRET_ACCESS_KEY": "secret",
    "S3_REGION": "us-east-1",
}
CONTENT = "Нұрлан;a list of people".encode()


@pytest.fixture
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.VAR_DIR = tmp_path
    return tmp_path / "imports"


@pytest.fixture
def shared(settings: Any, folder: Path) -> Iterator[None]:
    """The store that several machines share."""
    env = environ.Env()
    env.ENVIRON = S3
    with mock_aws():
        boto3.client("s3", region_name="us-east-1").create_bucket(Bucket="qalqan")
        settings.STORAGES = {**settings.STORAGES, **storages(env)}
        yield


@pytest.fixture(params=["folder", "shared"])
def anywhere(request: pytest.FixtureRequest) -> None:
    request.getfixturevalue(request.param)


def listed() -> UploadedFile:
    return SimpleUploadedFile("people.csv", CONTENT)


def test_files_whose_hour_is_over_go_with_what_is_due(folder: Path) -> None:
    folder.mkdir()
    for name in ("old", "new"):
        (folder / name).write_text("a list of people")
    os.utime(folder / "old", (0, 0))
    assert due.chores["uploads"]() == 1
    assert [path.name for path in folder.iterdir()] == ["new"]


def test_files_whose_hour_is_over_go_from_a_shared_store(shared: None, monkeypatch: Any) -> None:
    uploads.keep(listed(), by=User(pk=1))
    assert due.chores["uploads"]() == 0
    monkeypatch.setattr(uploads, "SECONDS_KEPT", -1)
    assert due.chores["uploads"]() == 1
    assert default_storage.listdir("imports") == ([], [])


def test_the_confirming_click_may_meet_another_machine(
    shared: None, settings: Any, tmp_path: Path
) -> None:
    settings.VAR_DIR = tmp_path / "one"
    token = uploads.keep(listed(), by=User(pk=1), kind="learners")
    settings.VAR_DIR = tmp_path / "other"
    chosen = uploads.choices_of(token, by=User(pk=1))
    assert (chosen["kind"], chosen["file"].read_bytes()) == ("learners", CONTENT)
    uploads.drop(chosen["file"])
    settings.VAR_DIR = tmp_path / "one"
    with pytest.raises(uploads.UploadGoneError):
        uploads.choices_of(token, by=User(pk=1))
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_pass_is_good_for_one_person(anywhere: None) -> None:
    token = uploads.keep(listed(), by=User(pk=1))
    with pytest.raises(uploads.UploadGoneError):
        uploads.choices_of(token, by=User(pk=2))


def test_a_large_upload_can_still_be_read_where_it_was(anywhere: None) -> None:
    large = TemporaryUploadedFile("a.csv", "text/csv", len(CONTENT), None)
    large.write(CONTENT)
    large.seek(0)
    token = uploads.keep(large, by=User(pk=1))
    assert Path(large.temporary_file_path()).exists()
    with uploads.choices_of(token, by=User(pk=1))["file"].open() as kept:
        assert kept.read() == CONTENT


def test_nobody_else_on_the_machine_reads_what_waits(folder: Path) -> None:
    uploads.keep(listed(), by=User(pk=1))
    (path,) = folder.iterdir()
    assert (stat.S_IMODE(folder.stat().st_mode), stat.S_IMODE(path.stat().st_mode)) == (
        0o700,
        0o600,
    )


@pytest.mark.django_db
def test_what_waits_has_no_address_and_is_in_no_backup(shared: None, client: Any) -> None:
    uploads.keep(listed(), by=User(pk=1))
    (name,) = default_storage.listdir("imports")[1]
    for path in (f"imports/{name}", name, f"images/../imports/{name}"):
        assert client.get(f"/media/{path}").status_code == 404
    assert list(media.names()) == []
