"""The file formats: items of a file in, items of a file out, no database."""

from assessments.exchange.enums import FileFormat
from assessments.exchange.formats.aiken import Aiken
from assessments.exchange.formats.gift import Gift
from assessments.exchange.formats.moodlexml import MoodleXml
from assessments.exchange.formats.shapes import (
    MOST_BYTES,
    Draft,
    FileError,
    Format,
    Place,
    SkipError,
    Skipped,
)

FORMATS: dict[str, Format] = {
    FileFormat.GIFT: Gift(),
    FileFormat.AIKEN: Aiken(),
    FileFormat.MOODLE_XML: MoodleXml(),
}

__all__ = [
    "FORMATS",
    "MOST_BYTES",
    "Draft",
    "FileError",
    "Format",
    "Place",
    "SkipError",
    "Skipped",
]
