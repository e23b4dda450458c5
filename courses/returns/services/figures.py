"""Figures from records: persons once, hours added up, and so on. No database."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from courses.returns.enums import GAIN_OF, Figure
from courses.returns.services.issued import Issued
from courses.returns.services.records import Key, Record


@dataclass
class Sums:
    """What is gathered for one row, or for all."""

    persons: set[int] = field(default_factory=set)
    passed: set[int] = field(default_factory=set)
    hours: float = 0
    certificates: int = 0
    # A gain is the registration's, and stands beside each of its modules.
    gains: dict[UUID | None, float] = field(default_factory=dict)
    paired: set[int] = field(default_factory=set)

    def add(self, record: Record) -> None:
        self.persons.add(record.person)
        self.hours += record.hours
        if record.passed:
            self.passed.add(record.person)
        if record.gain is not None:
            self.gains[record.registration] = record.gain
            self.paired.add(record.person)

    def figures(self) -> dict[str, Any]:
        gain = sum(self.gains.values()) / len(self.gains) if self.gains else None
        return {
            Figure.PERSONS.value: len(self.persons),
            Figure.HOURS.value: _plain(self.hours),
            Figure.PASSED.value: len(self.passed),
            Figure.CERTIFICATES.value: self.certificates,
            Figure.GAIN.value: None if gain is None else round(100 * gain),
            GAIN_OF: len(self.paired),
        }


def _plain(hours: float) -> int | float:
    return int(hours) if hours == int(hours) else round(hours, 1)


def count(records: Iterable[Record], certificates: Iterable[Issued]) -> dict[str, Any]:
    """{"rows", "totals", "departments"}: rows in the order of their keys; in the totals and in
    a department each person counts once."""
    rows: dict[Key, Sums] = {}
    departments: dict[str, set[int]] = {}
    total = Sums()
    for record in records:
        rows.setdefault(record.key, Sums()).add(record)
        departments.setdefault(record.key.department, set()).add(record.person)
        total.add(record)
    for one in certificates:
        rows.setdefault(one.key, Sums()).certificates += 1
        total.certificates += 1
    return {
        "rows": [{**key._asdict(), **rows[key].figures()} for key in sorted(rows)],
        "totals": total.figures(),
        "departments": {code: len(found) for code, found in sorted(departments.items()) if code},
    }
