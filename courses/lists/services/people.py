"""Whom the rows of a list mean: a known account, a new one, or nobody for a reason."""

from collections.abc import Callable
from dataclasses import dataclass, field

from courses.lists.enums import Column, Reason
from courses.lists.formats.rejections import RowError
from courses.lists.services.accounts import new_account
from courses.lists.services.known import Known
from courses.lists.services.person import Person, person_in
from courses.lists.services.reading import Rows
from courses.lists.services.results import Line
from courses.lists.services.terms import Terms
from courses.models import Academy
from qalqan.accounts.models import User

Cells = dict[Column, str]
# Raises RowError where the list has more to say against the row; accounts not saved have no pk.
Check = Callable[[Line, User, Cells], None]


@dataclass
class Meant:
    """All lines, and those that are accepted with their people."""

    lines: list[Line] = field(default_factory=list)
    people: list[tuple[Line, Person]] = field(default_factory=list)


def meant(
    rows: Rows,
    terms: Terms,
    academy: Academy,
    check: Callable[[Known], Check],
    *,
    with_former: bool = False,
) -> Meant:
    """Sort the rows; `check` is asked with the accounts that are known for what else to see."""
    found = Meant()
    parsed: list[tuple[Line, Person, Cells]] = []
    for number, row in rows.below:
        line = Line(number)
        found.lines.append(line)
        try:
            cells = rows.cells(row)
            person = person_in(cells, terms)
            line.warning = person.warning
            parsed.append((line, person, cells))
        except RowError as error:
            line.reason = str(error)
    people = [person for _line, person, _cells in parsed]
    known = Known(academy, people, with_former=with_former)
    checked = check(known)
    for line, person, cells in parsed:
        try:
            line.user, line.created = _account(known, person)
            checked(line, line.user, cells)
        except RowError as error:
            line.reason, line.created = str(error), False
            continue
        if line.created:
            known.add(line.user, person)
        found.people.append((line, person))
    return found


def _account(known: Known, person: Person) -> tuple[User, bool]:
    user = known.find(person)
    if user is not None:
        return user, False
    if not person.last_name or not person.first_name:
        raise RowError(Reason.NO_NAME)
    return new_account(person), True
