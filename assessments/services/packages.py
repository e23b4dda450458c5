"""What lessons and records ask of H5P, which lies above this room and registers itself here."""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Protocol

from assessments.enums import Verification
from assessments.models import Attempt, H5PContent
from qalqan.accounts.models import User


@dataclass(frozen=True)
class Frame:
    """For templates/assessments/h5p/frame.html.

    `source` is the player's address and `allowed` what a page's policy must name to hold it.
    `results` is the address that takes what the player says, by POST as JSON: {"statement",
    "tree"} in xAPI, or {"state"}. Empty: nothing is sent. `state` is such a state as JSON, of
    the same revision; empty: from the start.
    """

    id: str
    title: str
    source: str
    allowed: str
    results: str = ""
    state: str = ""


@dataclass(frozen=True)
class Sitting:
    """In which lesson, by whom and under which rules something is played."""

    learner: User
    registration: uuid.UUID
    language: str
    pass_mark: Decimal


@dataclass(frozen=True)
class Judged:
    """What follows from an attempt's statements."""

    score: Decimal
    maximum: Decimal
    passed: bool
    verification: Verification


@dataclass(frozen=True)
class Answer:
    """One answer of an attempt in words; a part that is not known here has no words.

    `points` are (raw, maximum), None where nothing is known of the score.
    """

    question: str
    chosen: Sequence[str] = ()
    right: Sequence[str] = ()
    points: tuple[float, float] | None = None
    is_verified: bool = False


@dataclass(frozen=True)
class Report:
    """An attempt at a package, for whoever may see it."""

    attempt: Attempt
    answers: Sequence[Answer] = field(default_factory=list)


class Looked(Protocol):
    """What bringing a package in would do, for templates/assessments/h5p/programs.html.

    `missing` are libraries without which it cannot come in, `changes_code` whether any program
    that runs in learners' browsers would be new or another.
    """

    @property
    def missing(self) -> Sequence[str]: ...

    @property
    def changes_code(self) -> bool: ...


@dataclass(frozen=True)
class Brought:
    """Content that came in, and the folders that a transaction undone would leave behind."""

    content: int
    folders: Sequence[str]


class Packages(Protocol):
    """What assessments.h5p offers."""

    def frame(
        self, content: H5PContent, *, own_origin: str, results: str, registration: uuid.UUID | None
    ) -> Frame:
        """The player for a page of `own_origin`.

        "{revision}" in `results` stands for the revision that is played. With a registration
        the player goes on where that learner was.
        """

    def take(self, revision: int, body: bytes, sitting: Sitting) -> Attempt | None:
        """Take in what a player said; the attempt where that has finished one.

        A repeated statement changes nothing. Raises AttemptError with the code of a refusal.
        """

    def content_of(self, revision: int) -> int | None:
        """The content whose revision it is."""

    def judge(self, attempt: Attempt) -> Judged | None:
        """The outcome that follows from the stored statements.

        None where they cannot tell: the content reads otherwise since, or a text was removed.
        """

    def changed(self) -> Iterator[str]:
        """A sentence for each revision with results that is not what was imported any more."""

    def digest(self, raw: bytes) -> str:
        """By what a package is known that was not brought in yet. Raises AttemptError."""

    def digest_of(self, content: H5PContent) -> str:
        """The same of what is played."""

    def known(self, digest: str) -> H5PContent | None:
        """The content that is played in this very state."""

    def write(self, content: H5PContent) -> bytes:
        """The content as a package."""

    def look(self, raw: bytes, *, may_install: bool) -> Looked:
        """What `bring` would do. Raises AttemptError."""

    def bring(self, raw: bytes, *, by: User | None, may_install: bool) -> Brought:
        """Store a package, its libraries only with `may_install`. Raises AttemptError."""

    def sweep(self, folders: Sequence[str]) -> None:
        """Remove what was brought in a transaction that was undone."""

    def report(self, attempt: Attempt) -> Report:
        """The attempt's answers in words."""


_registered: list[Packages] = []


def register(packages: Packages) -> None:
    _registered[:] = [packages]


def player() -> Packages:
    return _registered[0]
