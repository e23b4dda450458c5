"""The values of a JSON object, each taken only in the form that it must have."""

import re
from collections.abc import Iterable
from typing import Any

from assessments.h5p.enums import Refusal
from assessments.h5p.formats.errors import PackageError

LINE = re.compile(r".{1,255}")
TEXT = re.compile(r"(?s:.{1,5000})")
NUMBER = re.compile(r"[0-9]{1,5}", re.ASCII)
YES, NO = frozenset({1, "1"}), frozenset({0, "0"})


class Fields:
    """An object in a part; `where` names both.

    Every method raises PackageError, which says where, for a value of another form. A value
    that is null or empty counts as absent, because authoring tools write it so.
    """

    def __init__(self, data: Any, where: str) -> None:
        if not isinstance(data, dict):
            raise PackageError(Refusal.BAD_VALUE, where.rstrip(".: "))
        self._data, self._where = data, where

    def has(self, key: str) -> bool:
        return self._data.get(key) not in (None, "", [], {})

    def bad(self, key: str, code: Refusal = Refusal.BAD_VALUE) -> PackageError:
        return PackageError(code, self._where + key)

    def text(self, key: str, form: re.Pattern[str]) -> str:
        """A text of that form; a whole number may stand for its digits."""
        value = self._value(key)
        if type(value) is int:
            value = str(value)
        if not isinstance(value, str) or not form.fullmatch(value):
            raise self.bad(key)
        return value

    def optional(self, key: str, form: re.Pattern[str]) -> str:
        """The text, or "" where there is none."""
        return self.text(key, form) if self.has(key) else ""

    def number(self, key: str) -> int:
        """A whole number from 0 to 99,999, also written as text."""
        return int(self.text(key, NUMBER))

    def flag(self, key: str) -> bool:
        """0 or 1, also as text or as a truth value; False where there is none."""
        value = self._data.get(key)
        if value is not None and not (isinstance(value, int | str) and value in YES | NO):
            raise self.bad(key)
        return value in YES

    def choices(self, key: str, allowed: Iterable[str]) -> tuple[str, ...]:
        found = self._list(key)
        if not all(isinstance(value, str) and value in allowed for value in found):
            raise self.bad(key)
        return tuple(found)

    def object(self, key: str) -> "Fields":
        return Fields(self._value(key), f"{self._where}{key}.")

    def objects(self, key: str) -> list["Fields"]:
        """The objects of a list, none where there is no list."""
        return [
            Fields(found, f"{self._where}{key}[{place}].")
            for place, found in enumerate(self._list(key))
        ]

    def _value(self, key: str) -> Any:
        if key not in self._data:
            raise self.bad(key, Refusal.MISSING_VALUE)
        return self._data[key]

    def _list(self, key: str) -> list[Any]:
        value = self._data[key] if self.has(key) else []
        if not isinstance(value, list):
            raise self.bad(key)
        return value
