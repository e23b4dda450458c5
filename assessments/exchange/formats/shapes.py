"""What every format reads and writes: items with a place, and what is refused."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, NamedTuple, Protocol

from django.utils.translation import gettext as _

from assessments.exchange.enums import Reason, Refusal, Remark
from assessments.scoring import Spec

MOST_BYTES = 50 * 1024 * 1024
MOST_CHARACTERS = 20_000
MOST_OPTIONS = 12
MOST_BLANKS = 12
MOST_POINTS = 100
MOST_PICTURES = 12
# Before a file's answers are looked at more closely; accepted spellings can be many.
MOST_ANSWERS = 100


class FileError(ValueError):
    """The whole file is refused; `code` says why, `line` and `column` count from 1."""

    def __init__(self, code: Refusal, line: int, column: int = 1, detail: str = "") -> None:
        super().__init__(str(code))
        self.code, self.line, self.column, self.detail = code, line, column, detail

    def __str__(self) -> str:
        place = _("Line %(line)d, column %(column)d:") % {"line": self.line, "column": self.column}
        return " ".join(filter(None, [place, str(self.code.label), self.detail]))


class SkipError(ValueError):
    """One item cannot be represented; `code` says why."""

    def __init__(self, code: Reason, detail: str = "") -> None:
        super().__init__(str(code))
        self.code, self.detail = code, detail

    def __str__(self) -> str:
        return f"{self.code.label} {self.detail}".strip()


class Place(NamedTuple):
    """Where an item stands in its file: the how-manieth, in which line, under which name."""

    number: int
    line: int
    name: str = ""

    def __str__(self) -> str:
        place = _("question %(number)d, line %(line)d") % self._asdict()
        return f"{place}: {self.name}" if self.name else place


NOWHERE = Place(0, 0)


@dataclass
class Draft:
    """An item outside the bank.

    `spec` is an item's spec whose ids are places ("option 1") and whose images go by the names
    in `files`. `identity` is what the file calls the item for ever, "" where it does not.
    """

    name: str
    spec: Spec
    place: Place = NOWHERE
    identity: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)


class Skipped(NamedTuple):
    """An item that did not come in."""

    place: Place
    error: SkipError


class Format(Protocol):
    """One file format. CONTRIBUTING.md has the checklist for adding another.

    What decides whether an answer is right, and which share it earns, survives in either
    direction, or else the item is skipped; anything else that gets lost becomes a remark.
    `head` and `tail` stand around the written items.
    """

    head: str = ""
    tail: str = ""

    def read(self, stream: BinaryIO, *, language: str) -> Iterator[Draft | Skipped]:
        """The items of a file, one at a time; text without a language is in `language`.

        Raises FileError where the file is broken.
        """

    def write(self, draft: Draft, *, language: str) -> str:
        """The text of one item. Raises SkipError; adds to `draft.remarks` what gets lost."""
