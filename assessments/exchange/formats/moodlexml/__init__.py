"""Moodle XML: everything that Moodle's question bank says, pictures included.

Source: https://docs.moodle.org/en/Moodle_XML_format
"""

from collections.abc import Iterator
from typing import BinaryIO

from assessments.exchange.formats.moodlexml.reading import read
from assessments.exchange.formats.moodlexml.writing import write
from assessments.exchange.formats.shapes import Draft, Format, Skipped


class MoodleXml(Format):
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n'
    tail = "</quiz>\n"

    def read(self, stream: BinaryIO, *, language: str) -> Iterator[Draft | Skipped]:
        return read(stream, language=language)

    def write(self, draft: Draft, *, language: str) -> str:
        return write(draft, language=language)


__all__ = ["MoodleXml"]
