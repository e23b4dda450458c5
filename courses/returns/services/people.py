"""The list behind a figure, for those who may see names."""

from collections.abc import Iterable, Iterator
from typing import Any

from courses.models import Academy
from courses.returns.enums import Figure
from courses.returns.services.issued import certificates
from courses.returns.services.private import private_audiences
from courses.returns.services.records import Key, records
from qalqan.accounts.models import User


def people_behind(
    year: int, academy: Academy, wanted: dict[str, str], *, figure: str = Figure.PERSONS
) -> list[tuple[Any, float]]:
    """(person, academic hours) of a row, by name; `wanted` are its codes, {} for the total.

    `figure` is one of persons, passed and certificates. Who passed is not told of audiences
    whose scores stay private.
    """
    hours: dict[int, float] = {}
    for key, person, more in _counted(year, academy, figure):
        if _fits(key, wanted):
            hours[person] = hours.get(person, 0) + more
    return [(person, hours[person.pk]) for person in _people(hours)]


def _counted(year: int, academy: Academy, figure: str) -> Iterator[tuple[Key, int, float]]:
    if figure == Figure.CERTIFICATES:
        yield from ((one.key, one.person, 0) for one in certificates(year, academy))
        return
    private = private_audiences() if figure == Figure.PASSED else set()
    for record in records(year, academy):
        told = record.passed and record.key.audience not in private
        if told or figure == Figure.PERSONS:
            yield record.key, record.person, record.hours


def _fits(key: Key, wanted: dict[str, str]) -> bool:
    return all(getattr(key, name) == code for name, code in wanted.items())


def _people(ids: Iterable[int]) -> Iterable[User]:
    return User.objects.filter(pk__in=list(ids)).order_by("last_name", "first_name", "pk")
