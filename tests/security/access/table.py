"""The table: who gets what at which address, one row a name and method, one column a person.

    ok  the page         in  sent to sign in     go  done, or led on to another page
    no  refused          --  there is no such    me  this method is not taken
    ba  the form is not good                     gn  no longer valid
    er  let in, but the chooser of Wagtail's has no such form

A name may have wildcards, for what Wagtail makes for each kind of snippet; an exact one wins.
"""

from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

from tests.security.access.people import PEOPLE

METHODS = ("GET", "POST")
Cells = dict[str, str]
Rows = dict[tuple[str, str], Cells]


@cache
def rows() -> Rows:
    """(method, name or wildcard): {person: cell}, of all files. A row stands in one place."""
    found: Rows = {}
    for file in sorted((Path(__file__).parent / "tables").glob("*.txt")):
        for row, cells in _read(file):
            assert row not in found, f"{row} is declared twice"
            found[row] = cells
    return found


def _read(file: Path) -> list[tuple[tuple[str, str], Cells]]:
    header, *lines = (line.split() for line in file.read_text().splitlines())
    assert header == [*PEOPLE, "name"], f"{file.name} has other columns"
    return [((one[0], one[-1]), dict(zip(PEOPLE, one[1:-1], strict=True))) for one in lines]


def row_of(method: str, name: str) -> tuple[str, str] | None:
    """The row under which this address falls, None where nobody declared it."""
    if (method, name) in rows():
        return method, name
    fitting = (row for row in rows() if row[0] == method and fnmatchcase(name, row[1]))
    return next(fitting, None)


def declared(method: str, name: str, who: str) -> str:
    row = row_of(method, name)
    return rows()[row][who] if row else "undeclared"
