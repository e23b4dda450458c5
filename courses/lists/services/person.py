"""What a row says of a person; no database beyond the terms."""

from dataclasses import dataclass
from typing import Any

from courses.lists.enums import Column, Reason
from courses.lists.formats import cells
from courses.lists.formats.rejections import RowError
from courses.lists.services.terms import Terms
from qalqan.common.formats import names

LONGEST_NUMBER = 40
TERMS = (Column.AUDIENCE, Column.DEPARTMENT, Column.REGION)


@dataclass(frozen=True)
class Person:
    """`places` holds the records of Affiliation that the row names, by field."""

    last_name: str
    first_name: str
    email: str | None
    sign_in_code: str | None
    service_number: str
    sex: str
    language: str
    places: dict[str, Any]
    warning: str = ""

    @property
    def department(self) -> int | None:
        """The id of the department that the row names."""
        found = self.places.get(Column.DEPARTMENT.value)
        return found.pk if found else None

    @property
    def same_name(self) -> str:
        return names.same(f"{self.last_name} {self.first_name}")

    @property
    def places_then(self) -> dict[str, int]:
        """The columns of Affiliation for which the row has something to say."""
        return {f"{name}_id": record.pk for name, record in self.places.items()}

    def profile(self) -> dict[str, Any]:
        """The columns of the profile for which the row has something to say."""
        more = {"sex": self.sex, "service_number": self.service_number}
        return self.places_then | {name: value for name, value in more.items() if value}


def person_in(row: dict[Column, str], terms: Terms) -> Person:
    """The person of a row. Raises RowError for the first thing that is wrong with it."""
    last_name, first_name = _names(row)
    number = row.get(Column.SERVICE_NUMBER, "")
    if len(number) > LONGEST_NUMBER:
        raise RowError(Reason.LONG_VALUE, column=Column.SERVICE_NUMBER)
    places = {column.value: terms.find(column, row.get(column, "")) for column in TERMS}
    position, warning = _position(row, terms)
    return Person(
        last_name=last_name,
        first_name=first_name,
        email=cells.email(row.get(Column.EMAIL, "")),
        sign_in_code=cells.code(row.get(Column.SIGN_IN_CODE, "")),
        service_number=number,
        sex=cells.sex(row.get(Column.SEX, "")),
        language=terms.find(Column.LANGUAGE, row.get(Column.LANGUAGE, "")) or "",
        places={
            name: record
            for name, record in {**places, Column.POSITION.value: position}.items()
            if record is not None
        },
        warning=warning,
    )


def _position(row: dict[Column, str], terms: Terms) -> tuple[Any, str]:
    """The position, or why it is left out: paper lists name ranks that no list of ours has."""
    try:
        return terms.find(Column.POSITION, row.get(Column.POSITION, "")), ""
    except RowError as error:
        return None, str(error)


def _names(row: dict[Column, str]) -> tuple[str, str]:
    surname, rest = names.divided(row.get(Column.FULL_NAME, ""))
    given = f"{row.get(Column.FIRST_NAME, '') or rest} {row.get(Column.PATRONYMIC, '')}"
    return _name(row.get(Column.LAST_NAME, "") or surname), _name(given)


def _name(text: str) -> str:
    try:
        return names.cleaned(text, from_file=True)
    except names.BadNameError as error:
        code = Reason.LONG_NAME if error.code == "long" else Reason.BROKEN_NAME
        raise RowError(code, text) from error
