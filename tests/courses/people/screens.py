"""What the tests of people's screens share."""

from typing import Any

PEOPLE = "/kk/academy/people/"


def given(**cells: str) -> dict[str, str]:
    """The form of a person, filled in."""
    return {"last_name": "Ким", "first_name": "Марина", "language": "ru", **cells}


def text_of(page: Any) -> str:
    return str(page.content.decode())
