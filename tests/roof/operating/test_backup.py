"""Backup and restore, rehearsed: into a database of the other kind where there is one."""

import json
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from qalqan.common.enums import AuditAction
from qalqan.common.models import AuditRow
from qalqan.services import backup
from qalqan.services.backup import BackupError, manifest
from tests.running import Site
from tests.sites import new_site, own_database

pytestmark = pytest.mark.xdist_group("backup")
# A whole attempt by the pages' own forms, and a file.
USED = """
from django.test import Client
from qalqan.accounts.models import User
from tests.courses.test_whole_way import read_all, take
cadet = Client(SERVER_NAME="127.0.0.1")
cadet.force_login(
    User.objects.get(email="cadet@demo.example"),
    "qalqan.accounts.services.sign_in.SignInBackend",
)
read_all(cadet)
assert take(cadet).passed
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
default_storage.save("papers/қол қойылған тізім.pdf", ContentFile(b"signed"))
"""
NEWCOMER = """
from qalqan.accounts.models import User
User.objects.create(email="newcomer@qalqan.example")
"""
PERSON = """
from qalqan.accounts.models import User
User.objects.create(email="omarov.e@polisia.example", last_name="Омархановтан", first_name="Ерлан")
"""
AUDIT_KEY = "from django.conf import settings; print(settings.AUDIT_KEY)"
ERASED = """
from qalqan.accounts.models import User
from qalqan.accounts.services.erasure import erase_person
erase_person(User.objects.get(email="omarov.e@polisia.example"))
"""
# What the restore and the second backup themselves write down.
OWN_TRACES = {"common.AuditRow", "common.AuditHead"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """On SQLite, with people, an attempt, a certificate and a file."""
    made = new_site(tmp_path_factory.mktemp("origin"), "backup_origin", on_sqlite=True)
    made.manage("shell", "-c", USED)
    made.manage("shell", "-c", PERSON)
    return made


@pytest.fixture(scope="module")
def saved(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("backups") / "one.backup"
    site.manage("backup", str(output))
    return output


@pytest.fixture(scope="module")
def rehearsal(site: Site, saved: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Restored on PostgreSQL where the run has one, else on SQLite."""
    folder = tmp_path_factory.mktemp("restored")
    target = {
        "DATABASE_URL": own_database(folder, "backup_restored"),
        "MEDIA_ROOT": str(folder / "media"),
    }
    restored = Site({**site.environment, **target}, site.port)
    restored.manage("restore", str(saved))
    return restored


def listed(path: Path) -> dict[str, Any]:
    with zipfile.ZipFile(path) as archive:
        content: dict[str, Any] = json.loads(archive.read(manifest.NAME))
    return content


def test_every_table_and_file_is_the_same_after_a_restore(
    saved: Path, rehearsal: Site, tmp_path: Path
) -> None:
    rehearsal.manage("backup", str(tmp_path / "two.backup"))
    before, after = listed(saved), listed(tmp_path / "two.backup")

    assert before["files"] == after["files"]
    assert list(before["files"]) == ["papers/қол қойылған тізім.pdf"]
    assert before["tables"].keys() == after["tables"].keys()
    changed = {name for name, part in before["tables"].items() if after["tables"][name] != part}
    assert changed == OWN_TRACES
    assert before["tables"]["assessments.Attempt"]["size"] > 0


def test_records_are_proven_and_new_rows_are_numbered_on(rehearsal: Site) -> None:
    proof = json.loads(rehearsal.manage("verify_records"))
    assert proof["broken"] == []
    assert proof["attempts"] == 1
    # Numbers that start anew would be taken already.
    rehearsal.manage("shell", "-c", NEWCOMER)


def test_who_was_erased_after_the_backup_does_not_come_back_with_it(
    site: Site, saved: Path, tmp_path: Path
) -> None:
    key = site.manage("shell", "--no-imports", "-c", AUDIT_KEY).splitlines()[-1]
    var = {"VAR_DIR": str(tmp_path / "var"), "AUDIT_KEY": key, "SECRET_KEY": key * 2}
    Site({**site.environment, **var}, site.port).manage("shell", "-c", ERASED)
    target = {
        "DATABASE_URL": f"sqlite:///{tmp_path / 'restored.sqlite3'}",
        "MEDIA_ROOT": str(tmp_path / "media"),
    }
    restored = Site({**site.environment, **var, **target}, site.port)
    assert json.loads(restored.manage("restore", str(saved)).splitlines()[-1])["erased"] == 1
    left = [line.encode() for line in ("Омархановтан", "omarov.e@polisia")]
    with closing(sqlite3.connect(tmp_path / "restored.sqlite3")) as database:
        dumped = "\n".join(database.iterdump()).encode()
    assert not [word for word in left if word in dumped]
    assert json.loads(restored.manage("verify_records"))["broken"] == []


def test_a_backup_is_readable_by_its_owner_alone(saved: Path) -> None:
    assert saved.stat().st_mode & 0o777 == 0o600


@pytest.fixture
def own(db: None, tmp_path: Path) -> Iterator[Path]:
    with override_settings(MEDIA_ROOT=tmp_path / "media"):
        backup.back_up(tmp_path / "own.backup")
        yield tmp_path / "own.backup"


def refusal(path: Path) -> str:
    with pytest.raises(BackupError) as error:
        backup.restore(path)
    return error.value.code


def rewritten(path: Path, name: str, content: bytes) -> Path:
    """A copy in which one member is another."""
    copy = path.with_name("changed.backup")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(copy, "w") as new:
        for member in old.namelist():
            new.writestr(member, content if member == name else old.read(member))
    return copy


def test_nothing_is_overwritten(own: Path) -> None:
    assert AuditRow.objects.exists()
    assert refusal(own) == "not_empty"


def test_a_backup_of_another_key_or_version_is_refused(own: Path) -> None:
    with override_settings(AUDIT_KEY="another"):
        assert refusal(own) == "foreign_key"
    changed = listed(own)
    changed["migrations"].pop()
    assert refusal(rewritten(own, manifest.NAME, json.dumps(changed).encode())) == "foreign_key"


def test_a_file_that_is_no_backup_is_refused_with_a_word(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("name;e-mail")
    with pytest.raises(CommandError, match="no backup of Qalqan"):
        call_command("restore", tmp_path / "list.csv")


def test_a_damaged_backup_is_found_before_anything_is_written(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qalqan.services.backup.restoring._require_empty", lambda: None)
    changed = rewritten(own, "tables/accounts.User.jsonl", b"[1]\n")
    assert refusal(changed) == "damaged"


def test_a_backup_that_cannot_be_written_leaves_nothing(own: Path, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="No backup was written"):
        call_command("backup", tmp_path / "none" / "such.backup")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["own.backup"]


def test_a_backup_leaves_an_audit_row_with_numbers_alone(own: Path) -> None:
    row = AuditRow.objects.latest("sequence")
    assert row.action == AuditAction.BACKUP_MADE
    assert row.data.keys() == {"rows", "files", "bytes"}
