"""The shape that every item kind has."""

from typing import Any, Protocol

Spec = dict[str, Any]
# Any JSON value: what a browser sends is not trusted to have a shape before `check`.
Raw = Any


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

    def check(self, spec: Spec, raw: Raw) -> None:
        """Raise InvalidResponseError where `raw` cannot be an answer."""

    def share(self, spec: Spec, raw: Raw) -> float:
        """The share of the points earned, 0 to 1."""

    def critical(self, spec: Spec, raw: Raw) -> list[str]:
        """The ids of the critical choices in `raw`, in the item's order; [] for most kinds."""
        return []
