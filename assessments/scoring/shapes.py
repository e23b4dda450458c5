"""The shape that every item kind has."""

from typing import Any, Protocol

Spec = dict[str, Any]
Raw = list[str]


class InvalidResponseError(ValueError):
    """The response cannot belong to this item; `code` says why."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class Kind(Protocol):
    """One item kind. CONTRIBUTING.md has the checklist for adding another."""

    def check(self, spec: Spec, raw: Raw) -> None:
        """Raise InvalidResponseError where `raw` cannot be an answer."""

    def share(self, spec: Spec, raw: Raw) -> float:
        """The share of the points earned, 0 to 1."""
