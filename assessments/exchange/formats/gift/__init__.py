"""GIFT: questions as text, with the answers in braces.

Source: https://docs.moodle.org/en/GIFT_format
"""

from collections.abc import Iterator
from typing import BinaryIO

from assessments.exchange.formats.gift.reading import read
from assessments.exchange.formats.gift.writing import write
from assessments.exchange.formats.shapes import Draft, Format, Skipped


class Gift(Format):
    def read(self, stream: BinaryIO, *, language: str) -> Iterator[Draft | Skipped]:
        return read(stream, language=language)

    def write(self, draft: Draft, *, language: str) -> str:
        return write(draft, language=language)


__all__ = ["Gift"]
