"""Returns of several installations, and of bodies that fill in a template, joined into one.

Persons cannot be told apart between installations: nobody's identity leaves one. So persons are
added up, and the merged return says that somebody trained in two places counts twice.
"""

import json
from collections.abc import Iterable
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from courses.returns.enums import ADDED, GAIN_OF, Dimension, Figure
from courses.returns.services.definitions import definitions
from courses.returns.services.schema import MergeError

# What is taken from the first of them.
ABOUT = ("plan", "addressee", "input_due_on", "report_due_on")
Documents = dict[str, dict[str, Any]]


def labelled(named: Iterable[tuple[str, dict[str, Any]]]) -> Documents:
    """The documents by their names; a name that was there already gets a number."""
    found: Documents = {}
    for name, document in named:
        label, number = name, 1
        while label in found:
            number += 1
            label = f"{name} ({number})"
        found[label] = document
    return found


def merge(documents: Documents, *, language: str) -> dict[str, Any]:
    """One return out of several, by names that tell them apart; raises MergeError.

    Rows of the same kind are added; a gain over several is weighted by those who took both
    tests. What is hidden (None) in one of them stays hidden in the sum.
    """
    _check(documents)
    every, first = list(documents.values()), next(iter(documents.values()))
    with translation.override(language):
        return {
            **{name: first.get(name, "") for name in ABOUT},
            "year": first["year"],
            "language": language,
            "academy": "",
            "academy_name": "",
            "version": 0,
            "closed": None,
            "signed_by": "",
            "signed_as": "",
            "changes": [],
            "rows": _rows(every),
            "totals": _added([document["totals"] for document in every]),
            "departments": _together([document.get("departments", {}) for document in every]),
            "campaigns": _together([document.get("campaigns", {}) for document in every]),
            "names": _names(every),
            "definitions": definitions(),
            "installations": sorted(documents),
            "persons_counted_once": len(documents) == 1,
            "notes": [_apart(), _("Joined from: %(files)s.") % {"files": ", ".join(documents)}],
        }


def _check(documents: Documents) -> None:
    """All of one year, and none there twice."""
    first = next(iter(documents.values()))
    seen: dict[str, str] = {}
    for where, document in documents.items():
        if document["year"] != first["year"]:
            raise MergeError("another_year", where)
        content = json.dumps([document["rows"], document["totals"]], sort_keys=True)
        if document["rows"] and content in seen:
            raise MergeError("same_content", f"{seen[content]}, {where}")
        seen[content] = where


def _apart() -> str:
    return _(
        "Persons cannot be told apart between installations: who was trained in two of them "
        "counts twice in this total."
    )


def _rows(documents: list[dict[str, Any]]) -> list[dict[str, Any]]:
    rows: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for document in documents:
        for row in document["rows"]:
            key = tuple(str(row.get(name) or "") for name in Dimension.values)
            rows.setdefault(key, []).append(row)
    return [
        {**dict(zip(Dimension.values, key, strict=True)), **_added(rows[key])}
        for key in sorted(rows)
    ]


def _added(rows: list[dict[str, Any]]) -> dict[str, Any]:
    sums: dict[str, Any] = {name.value: _sum([row[name] for row in rows]) for name in ADDED}
    weights = _sum([row.get(GAIN_OF, 0) for row in rows])
    told = [row for row in rows if row.get(Figure.GAIN) is not None and row.get(GAIN_OF)]
    gain = None
    if weights and told:
        gain = round(sum(row[Figure.GAIN] * row[GAIN_OF] for row in told) / weights)
    return {**sums, Figure.GAIN.value: gain, GAIN_OF: weights}


def _sum(figures: list[Any]) -> Any:
    return None if None in figures else sum(figures)


def _together(parts: list[dict[str, Any]]) -> dict[str, Any]:
    """Numbers of one name are added; of texts the last one stands."""
    found: dict[str, Any] = {}
    for part in parts:
        for name, value in part.items():
            before = found.get(name, 0)
            is_text = isinstance(value, str) or isinstance(before, str)
            found[name] = value if is_text else _sum([before, value])
    return found


def _names(documents: list[dict[str, Any]]) -> dict[str, dict[str, str]]:
    known: dict[str, dict[str, str]] = {}
    for document in documents:
        for dimension, names in document.get("names", {}).items():
            known[dimension] = {**names, **known.get(dimension, {})}
    return known
