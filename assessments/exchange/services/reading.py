"""Drafts of a file, checked as far as the bank is not needed."""

import os
from collections.abc import Iterator
from typing import BinaryIO

from assessments.exchange.enums import Refusal
from assessments.exchange.formats import FORMATS, MOST_BYTES, Draft, FileError, SkipError, Skipped
from assessments.exchange.services import pictures


def drafts(stream: BinaryIO, *, format: str, language: str) -> Iterator[Draft | Skipped]:
    """The items of a file from its beginning. Raises FileError where it is refused."""
    if stream.seek(0, os.SEEK_END) > MOST_BYTES:
        raise FileError(Refusal.TOO_LARGE, 1)
    stream.seek(0)
    for found in FORMATS[format].read(stream, language=language):
        yield _checked(found)


def _checked(found: Draft | Skipped) -> Draft | Skipped:
    if isinstance(found, Skipped):
        return found
    try:
        for data in found.files.values():
            pictures.kind_of(data)
    except SkipError as error:
        return Skipped(found.place, error)
    found.remarks = list(dict.fromkeys(found.remarks))
    return found
