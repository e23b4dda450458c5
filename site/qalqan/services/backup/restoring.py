"""Bring a backup into an empty installation, and prove that it came in whole."""

import hashlib
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection, models, transaction
from wagtail.models import Page

from qalqan.accounts.models import User
from qalqan.accounts.services.erasure import repeat_erasures
from qalqan.common.enums import AuditAction
from qalqan.common.models import AuditRow
from qalqan.common.services import audit
from qalqan.services.backup import media
from qalqan.services.backup.archive import CHUNK, Backup, Progress
from qalqan.services.backup.errors import BackupError
from qalqan.services.backup.manifest import NAME, Manifest, Part, migrations_here, read
from qalqan.services.backup.tables import count_on, empty, insert, lines, tables

BROKEN = (KeyError, zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)


def restore(path: Path, *, progress: Progress = lambda _done, _all: None) -> Backup:
    """Bring `path` in: tables, files, search index. Raises BackupError and leaves no half of it.

    Who was erased since the backup was made, as the list outside of it says, is erased again.
    """
    try:
        archive = zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile) as error:
        raise BackupError("unreadable", f"{path} is no backup of Qalqan. {error}") from error
    with archive:
        manifest = _manifest(archive)
        _require_empty()
        _require_whole(archive, manifest, progress)
        call_command("migrate", verbosity=0)
        written: list[str] = []
        try:
            _bring_files(archive, manifest, written, progress)
            with transaction.atomic():
                _bring_tables(archive, manifest, progress)
                erased = repeat_erasures()
        except BaseException:
            for name in written:
                default_storage.delete(name)
            raise
    call_command("update_index", verbosity=0)
    rows = sum(part.size for part in manifest.tables.values())
    audit.append(
        AuditAction.BACKUP_RESTORED,
        subject="backup",
        data={"rows": rows, "files": len(manifest.files), "erased": erased},
    )
    size = path.stat().st_size
    numbers = (len(manifest.tables), rows, len(manifest.files), size)
    return Backup(*numbers, manifest.missing, erased)


def _manifest(archive: zipfile.ZipFile) -> Manifest:
    try:
        manifest, signed = read(archive.read(NAME))
    except (KeyError, ValueError, TypeError, zipfile.BadZipFile) as error:
        raise BackupError("unreadable", "This file is no backup of Qalqan.") from error
    if not signed:
        raise BackupError(
            "foreign_key",
            "This backup was signed with another AUDIT_KEY, or was changed. Set the AUDIT_KEY of "
            "the installation that made it: without it nobody could prove its records.",
        )
    if manifest.migrations != migrations_here():
        raise BackupError(
            "other_version",
            f"This backup was made by version {manifest.version}, whose tables differ from these. "
            "Restore it with that version, then upgrade.",
        )
    return manifest


def _require_empty() -> None:
    if any(rows.exists() for rows in _of_people() if _there(rows)):
        raise BackupError(
            "not_empty",
            "The database is not empty. Name a new one in DATABASE_URL: nothing is overwritten.",
        )
    if next(media.names(), None) is not None:
        raise BackupError(
            "not_empty",
            "The media store is not empty. Name a new bucket, or with S3_MEDIA=0 a new folder in "
            "MEDIA_ROOT: nothing is overwritten.",
        )


def _of_people() -> list[models.QuerySet[Any]]:
    """What no migration brings: rows that somebody made."""
    return [User.objects.all(), AuditRow.objects.all(), Page.objects.filter(depth__gt=2)]


def _there(rows: models.QuerySet[Any]) -> bool:
    return rows.model._meta.db_table in connection.introspection.table_names()


def _require_whole(archive: zipfile.ZipFile, manifest: Manifest, progress: Progress) -> None:
    """Read everything once before anything is written."""
    parts = [(f"tables/{label}.jsonl", part) for label, part in manifest.tables.items()]
    parts += [(f"media/{name}", part) for name, part in manifest.files.items()]
    for done, (name, part) in enumerate(parts, start=1):
        try:
            with archive.open(name) as member:
                found = _digest(iter(lambda: member.read(CHUNK), b""))
        except BROKEN as error:
            raise BackupError("damaged", f"The backup is damaged at {name}.") from error
        if found != part.sha256:
            raise BackupError("damaged", f"The backup is damaged at {name}.")
        progress(done, len(parts))


def _bring_files(
    archive: zipfile.ZipFile, manifest: Manifest, written: list[str], progress: Progress
) -> None:
    for done, name in enumerate(manifest.files, start=1):
        with archive.open(f"media/{name}") as member:
            stored = default_storage.save(name, File(member, name))
        written.append(stored)
        if stored != name:
            raise BackupError("not_empty", f"The media store gave {name} another name: {stored}.")
        progress(done, len(manifest.files))


def _bring_tables(archive: zipfile.ZipFile, manifest: Manifest, progress: Progress) -> None:
    known = {model._meta.label: model for model in tables()}
    kept = [known[label] for label in manifest.tables]
    empty(kept)
    for done, model in enumerate(kept, start=1):
        with archive.open(f"tables/{model._meta.label}.jsonl") as member:
            insert(model, _lines(member))
        _require_same(model._meta.label, _digest(lines(model)), manifest.tables)
        progress(done, len(kept))
    connection.check_constraints()
    count_on(kept)


def _require_same(label: str, found: str, wanted: dict[str, Part]) -> None:
    """What stands in the table now is read back: a restore that lost a comma is no restore."""
    if found != wanted[label].sha256:
        raise BackupError("damaged", f"{label} did not come in as it was; nothing was kept.")


def _lines(member: IO[bytes]) -> Iterator[bytes]:
    yield from member


def _digest(chunks: Iterator[bytes]) -> str:
    digest = hashlib.sha256()
    for chunk in chunks:
        digest.update(chunk)
    return digest.hexdigest()
