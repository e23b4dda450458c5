"""A return for readers who see sums alone: figures that point at fewer than five stay hidden."""

from typing import Any

from courses.reports import HIDDEN, suppress
from courses.returns.enums import GAIN_OF, Dimension, Figure
from courses.returns.services.changes import Change, hidden, key_of

LEAST = 5
# Persons who did something, among the persons of the row.
COUNTED = (Figure.PASSED, Figure.CERTIFICATES)
Rows = list[dict[str, Any]]


def hide_small(document: dict[str, Any]) -> dict[str, Any]:
    """The same document for who sees sums alone; hidden figures are None.

    Rows, totals, departments and changes alike. What comes in as None stays hidden.
    """
    rows = [dict(row) for row in document["rows"]]
    gone = hide(rows, Figure.PERSONS)
    for place in gone:
        rows[place] |= dict.fromkeys((*Figure.values, GAIN_OF))
    for figure in COUNTED:
        gone |= hide(rows, figure, also=_few_others(rows, figure))
    hide_gains(rows)
    return {
        **document,
        "rows": rows,
        "totals": _totals(document["totals"]),
        "departments": _departments(document.get("departments", {}), rows),
        "changes": _changes(document["changes"], {key_of(rows[place]) for place in gone}),
    }


def hide(rows: Rows, figure: str, *, also: set[int] | None = None) -> set[int]:
    """Hide small counts of one column, with those that give them away; returns their places."""
    known = {place for place, row in enumerate(rows) if row[figure] is None}
    cells = suppress([row[figure] or 0 for row in rows], also=known | (also or set()))
    places = {place for place, cell in enumerate(cells) if cell is HIDDEN}
    for place in places:
        rows[place][figure] = None
    return places


def hide_gains(rows: Rows) -> None:
    """A gain goes with the number of those who took both tests, and with the passes beside it."""
    for row in rows:
        row.setdefault(GAIN_OF, 0)
    hide(rows, GAIN_OF, also={n for n, row in enumerate(rows) if row[Figure.PASSED] is None})
    for row in rows:
        if not row[GAIN_OF]:
            row[Figure.GAIN] = None


def is_few(count: int | None) -> bool:
    """Whether a count points at somebody."""
    return count is not None and 0 < count < LEAST


def _few_others(rows: Rows, figure: str) -> set[int]:
    """Places where the rest, such as those who did not pass, would be few."""
    rest = suppress([_rest(row, figure) for row in rows])
    return {place for place, cell in enumerate(rest) if cell is HIDDEN}


def _rest(row: dict[str, Any], figure: str) -> int:
    return max(0, (row[Figure.PERSONS] or 0) - (row[figure] or 0))


def _totals(totals: dict[str, Any]) -> dict[str, Any]:
    if totals[Figure.PERSONS] is None or is_few(totals[Figure.PERSONS]):
        return dict.fromkeys(totals)
    few = [name for name in COUNTED if is_few(totals[name]) or is_few(_rest(totals, name))]
    shown: dict[str, Any] = {**totals, **dict.fromkeys(map(str, few))}
    hide_gains([shown])
    return shown


def _departments(counts: dict[str, Any], rows: Rows) -> dict[str, Any]:
    """A department goes with any row of its own that is hidden."""
    behind = {row[Dimension.DEPARTMENT] for row in rows if row[Figure.PERSONS] is None}
    listed = [{"code": code, "persons": counts[code]} for code in counts]
    hide(listed, "persons", also={n for n, code in enumerate(counts) if code in behind})
    return {one["code"]: one["persons"] for one in listed}


def _changes(changes: list[Change], gone: set[tuple[str, ...]]) -> list[Change]:
    """A step of fewer than five tells of them, and its row's other figures go with it."""
    gone |= {key_of(change) for change in changes if _tells(change)}
    return [hidden(change) if key_of(change) in gone else change for change in changes]


def _tells(change: Change) -> bool:
    before, after = change["before"] or 0, change["after"] or 0
    return is_few(before) or is_few(after) or is_few(abs(after - before))
