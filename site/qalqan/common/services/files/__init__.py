"""Files that people send in: every way in leads through here."""

from pathlib import PurePath
from typing import BinaryIO, cast

from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile

from qalqan.common.services.files import documents, pictures
from qalqan.common.services.files.refusals import FileError, Refusal
from qalqan.common.services.files.scanning import scan

__all__ = ["FileError", "Refusal", "accept_document", "accept_file", "accept_picture"]


def accept_file(file: UploadedFile, *, most_bytes: int) -> UploadedFile:
    """A file whose reader trusts nothing in it: its size and the scanner's word are looked at.

    Raises FileError.
    """
    if file.size is None or file.size > most_bytes:
        raise FileError(Refusal.TOO_LARGE)
    scan(_stream(file))
    return file


def accept_document(file: UploadedFile, *, most_bytes: int) -> UploadedFile:
    """A document for other people to open. Raises FileError."""
    accept_file(file, most_bytes=most_bytes)
    documents.check(_stream(file), ending=_ending(file))
    return file


def accept_picture(file: UploadedFile, *, most_bytes: int) -> UploadedFile:
    """The picture drawn anew, under its own name. Raises FileError."""
    accept_file(file, most_bytes=most_bytes)
    data = pictures.redrawn(_stream(file), ending=_ending(file))
    return SimpleUploadedFile(file.name or "", data, file.content_type or "")


def _ending(file: UploadedFile) -> str:
    return PurePath(file.name or "").suffix.lower().removeprefix(".")


def _stream(file: UploadedFile) -> BinaryIO:
    file.seek(0)
    return cast(BinaryIO, file.file)
