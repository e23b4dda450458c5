"""The shape that every item kind has."""

from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple, Protocol

Spec = dict[str, Any]
# Any JSON value: what a browser sends is not trusted to have a shape before `check`.
Raw = Any


class Fault(NamedTuple):
    """One reason why nobody may be asked this item: `where` is the id of the part at fault.

    The codes are the kinds' own; those of a case are told in graph_faults.
    """

    code: str
    where: str = ""


class InvalidResponseError(ValueError):
    """The response cannot belong to this item; `code` says why."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class InvalidMarksError(ValueError):
    """A tutor's marks do not fit the rubric; `code` says why."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class NeedsTutorError(Exception):
    """Only a person can mark this answer; see `needs_tutor` and `rubric_share`."""


class Kind(Protocol):
    """One item kind. CONTRIBUTING.md has the checklist for adding another.

    `scored` is False where no answer is better than another; `by_tutor` is True where
    `share` raises NeedsTutorError. `share` and `critical` expect a raw that `check` let pass.
    """

    scored: bool = True
    by_tutor: bool = False

    def faults(self, spec: Spec) -> list[Fault]:
        """What is wrong with the item's own parts, [] where it can be asked."""
        return []

    def check(self, spec: Spec, raw: Raw) -> None:
        """Raise InvalidResponseError where `raw` cannot be an answer."""

    def follows(self, earlier: Raw, raw: Raw) -> bool:
        """Whether `raw` may take the place of the `earlier` answer."""
        return True

    def share(self, spec: Spec, raw: Raw) -> float:
        """The share of the points earned, 0 to 1."""

    def critical(self, spec: Spec, raw: Raw) -> list[str]:
        """The ids of the critical choices in `raw`, in the item's order; [] for most kinds."""
        return []


def repeated(code: str, ids: Iterable[str]) -> list[Fault]:
    """A fault for each id that comes more than once."""
    return [Fault(code, name) for name, times in Counter(ids).items() if times > 1]
