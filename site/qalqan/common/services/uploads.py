"""Uploaded files between their preview and their import.

A file lies outside the media folder under a name that nobody can guess, and the page holds a
signed pass to it that is good for one person and an hour. It goes when it is taken, or
after its hour: with the next upload or with what is due, whichever comes first.
"""

import secrets
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Model

SALT = "qalqan.upload"
SECONDS_KEPT = 3600


class UploadGoneError(Exception):
    """The pass is no longer good, is another person's, or was never one."""

    code = "upload_gone"


def keep(file: UploadedFile, *, by: Model, **choices: str) -> str:
    """Keep the file and return a pass to it and to what was chosen with it."""
    forget_old()
    name = secrets.token_hex(16)
    with (_folder() / name).open("wb") as kept:
        kept.writelines(file.chunks())
    return signing.dumps({**choices, "name": name, "by": by.pk}, salt=SALT)


def choices_of(token: str, *, by: Model) -> dict[str, Any]:
    """What was chosen, with the file's path as "path". Raises UploadGoneError."""
    try:
        choices: dict[str, Any] = signing.loads(token, salt=SALT, max_age=SECONDS_KEPT)
    except signing.BadSignature as error:
        raise UploadGoneError from error
    path = _folder() / choices.pop("name")
    if choices.pop("by") != by.pk or not path.exists():
        raise UploadGoneError
    return {**choices, "path": path}


def drop(path: Path) -> None:
    path.unlink(missing_ok=True)


def _folder() -> Path:
    folder = Path(settings.VAR_DIR, "imports")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def forget_old() -> int:
    """Remove the files whose hour is over; how many there were."""
    oldest = time.time() - SECONDS_KEPT
    gone = 0
    for path in _folder().iterdir():
        # Another run may have removed it meanwhile.
        with suppress(FileNotFoundError):
            if path.stat().st_mtime < oldest:
                drop(path)
                gone += 1
    return gone
