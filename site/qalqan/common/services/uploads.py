"""Uploaded files between their preview and their import.

A file lies outside the media folder under a name that nobody can guess, and the page holds a
signed pass to it that is good for one person and an hour. It goes when it is taken, or
after its hour: with the next upload or with what is due, whichever comes first. Where several
machines share a store for media, it lies there, for the click that confirms may reach another one.
"""

import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core import signing
from django.core.files.base import File
from django.core.files.storage import Storage
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Model
from django.utils import timezone

from qalqan.common.services.private_store import names_in, private_store

SALT = "qalqan.upload"
SECONDS_KEPT = 3600


class UploadGoneError(Exception):
    """The pass is no longer good, is another person's, or was never one."""

    code = "upload_gone"


@dataclass(frozen=True)
class Kept:
    """A file that waits for its confirmation."""

    name: str

    def open(self) -> File[bytes]:
        opened: File[bytes] = _store().open(self.name, "rb")
        return opened

    def read_bytes(self) -> bytes:
        with self.open() as file:
            content: bytes = file.read()
        return content


def keep(file: UploadedFile, *, by: Model, **choices: str) -> str:
    """Keep the file and return a pass to it and to what was chosen with it."""
    forget_old()
    # Copied, where a store would move the upload from under who still reads it.
    name = _store().save(secrets.token_hex(16), File(file.file))
    return signing.dumps({**choices, "name": name, "by": by.pk}, salt=SALT)


def choices_of(token: str, *, by: Model) -> dict[str, Any]:
    """What was chosen, with the Kept file as "file". Raises UploadGoneError."""
    try:
        choices: dict[str, Any] = signing.loads(token, salt=SALT, max_age=SECONDS_KEPT)
    except signing.BadSignature as error:
        raise UploadGoneError from error
    kept = Kept(choices.pop("name"))
    if choices.pop("by") != by.pk or not _store().exists(kept.name):
        raise UploadGoneError
    return {**choices, "file": kept}


def drop(kept: Kept) -> None:
    _store().delete(kept.name)


def _store() -> Storage:
    return private_store("imports")


def forget_old() -> int:
    """Remove the files whose hour is over; how many there were."""
    store, gone = _store(), 0
    oldest = timezone.now() - timedelta(seconds=SECONDS_KEPT)
    for name in names_in(store):
        # Another run may have removed it meanwhile.
        with suppress(FileNotFoundError):
            if store.get_modified_time(name) < oldest:
                store.delete(name)
                gone += 1
    return gone
