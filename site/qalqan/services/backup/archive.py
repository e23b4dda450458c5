"""Make a backup: a zip of tables as lines of JSON, of media, and of a signed list of both."""

import hashlib
import os
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.core.files.storage import default_storage
from django.utils import timezone

from qalqan.accounts.services import erasure_list
from qalqan.common.enums import AuditAction
from qalqan.common.services import audit
from qalqan.services.backup import media
from qalqan.services.backup.manifest import (
    NAME,
    Manifest,
    Part,
    migrations_here,
    version_here,
)
from qalqan.services.backup.snapshot import snapshot
from qalqan.services.backup.tables import lines, tables

Progress = Callable[[int, int], None]
CHUNK = 1 << 20


@dataclass(frozen=True)
class Backup:
    """What came into the file; `missing` are files that are named somewhere and no longer there.

    `erased` are the accounts that a restore erased again.
    """

    tables: int
    rows: int
    files: int
    bytes: int
    missing: list[str]
    erased: int = 0


def back_up(output: Path, *, progress: Progress = lambda _done, _all: None) -> Backup:
    """Write `output`, whole or not at all, readable by its owner alone. Raises OSError."""
    # What could not be noted when it happened would come back with this very file.
    erasure_list.catch_up(None)
    unfinished = output.with_name(f"{output.name}.part")
    try:
        manifest = _write(unfinished, progress)
        unfinished.replace(output)
    finally:
        unfinished.unlink(missing_ok=True)
    rows = sum(part.size for part in manifest.tables.values())
    size = output.stat().st_size
    audit.append(
        AuditAction.BACKUP_MADE,
        subject="backup",
        data={"rows": rows, "files": len(manifest.files), "bytes": size},
    )
    return Backup(len(manifest.tables), rows, len(manifest.files), size, manifest.missing)


def _write(path: Path, progress: Progress) -> Manifest:
    from django.db import connection

    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w+b") as stream:
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            made = Manifest(
                made_at=timezone.now().isoformat(),
                version=version_here(),
                engine=connection.vendor,
                migrations=migrations_here(),
            )
            with snapshot():
                _tables(archive, made, progress)
            # After the tables: a file that a row names was there before the row.
            _files(archive, made, progress)
            archive.writestr(NAME, made.to_json())
        stream.flush()
        os.fsync(stream.fileno())
    return made


def _tables(archive: zipfile.ZipFile, made: Manifest, progress: Progress) -> None:
    found = tables()
    for done, model in enumerate(found, start=1):
        label = model._meta.label
        made.tables[label] = _add(archive, f"tables/{label}.jsonl", lines(model), of_lines=True)
        progress(done, len(found))


def _files(archive: zipfile.ZipFile, made: Manifest, progress: Progress) -> None:
    found = list(media.names())
    for done, name in enumerate(found, start=1):
        try:
            made.files[name] = _add(archive, f"media/{name}", _chunks(name))
        except FileNotFoundError:
            # Removed since the folder was listed.
            made.missing.append(name)
        progress(done, len(found))


def _chunks(name: str) -> Iterator[bytes]:
    with default_storage.open(name) as file:
        yield from file.chunks(CHUNK)


def _add(
    archive: zipfile.ZipFile, name: str, chunks: Iterable[bytes], *, of_lines: bool = False
) -> Part:
    """Write one member; its size is counted in lines or in bytes."""
    digest, size = hashlib.sha256(), 0
    with archive.open(name, "w", force_zip64=True) as member:
        for chunk in chunks:
            member.write(chunk)
            digest.update(chunk)
            size += 1 if of_lines else len(chunk)
    return Part(size, digest.hexdigest())
