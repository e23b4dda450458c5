"""Audiences whose scores stay private: their rows tell the academy no single result."""

from typing import Any

from courses.returns.enums import GAIN_OF, Dimension, Figure
from courses.returns.services.changes import Change, hidden
from courses.returns.services.hiding import LEAST, Rows, hide, is_few
from qalqan.common.models import Audience

SCORED = (Figure.PASSED, Figure.GAIN)


def private_audiences() -> set[str]:
    """Codes of the audiences whose scores stay private."""
    return set(Audience.objects.filter(scores_are_private=True).values_list("code", flat=True))


def hide_private(document: dict[str, Any], private: set[str]) -> dict[str, Any]:
    """The same document for an academy: of audiences in `private` no result of fewer than five.

    Hidden figures are None, as are the totals from which they could be worked out.
    """
    rows = [dict(row) for row in document["rows"]]
    theirs = [row for row in rows if row[Dimension.AUDIENCE] in private]
    if not theirs:
        return document
    totals = dict(document["totals"])
    if _given_away(theirs, Figure.PASSED, {n for n, row in enumerate(theirs) if _tells(row)}):
        totals[Figure.PASSED] = None
    for row in theirs:
        row.setdefault(GAIN_OF, 0)
    if _given_away(theirs, GAIN_OF, {n for n, row in enumerate(theirs) if _is_hidden(row)}):
        totals[GAIN_OF] = totals[Figure.GAIN] = None
    for row in theirs:
        row[Figure.GAIN] = row[Figure.GAIN] if row[GAIN_OF] else None
    changes = [_change(one, private) for one in document["changes"]]
    return {**document, "rows": rows, "totals": totals, "changes": changes}


def _tells(row: dict[str, Any]) -> bool:
    rest = row[Figure.PERSONS] - row[Figure.PASSED]
    return bool(row[Figure.PERSONS] < LEAST or is_few(rest))


def _is_hidden(row: dict[str, Any]) -> bool:
    return row[Figure.PASSED] is None


def _given_away(rows: Rows, figure: str, places: set[int]) -> bool:
    """Hide what has to be; whether the total less what is shown would still tell of few.

    Rows of other audiences hide nothing: their passes stand in lists that the academy reads.
    """
    counts = [row[figure] for row in rows]
    gone = hide(rows, figure, also=places)
    return bool(gone) and (len(gone) < 2 or sum(counts[place] for place in gone) < LEAST)


def _change(change: Change, private: set[str]) -> Change:
    """A change of the totals may be theirs alone."""
    theirs = change.get(Dimension.AUDIENCE.value) in {*private, None}
    return hidden(change) if theirs and change["figure"] in SCORED else change
