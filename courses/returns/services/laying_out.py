"""A return as JSON, laid out for people: names for codes, words for keys."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from courses.returns.enums import ADDED, GAIN_OF, Dimension, Figure
from courses.returns.formats import Sheet
from courses.returns.formats.sheet import Pairs
from courses.returns.services.naming import named

HIDDEN = "…"


def sheet_of(document: dict[str, Any]) -> Sheet:
    """Lay out what `composing.training_return` or `merging.merge` made, in its own language."""
    known = document["names"]
    with translation.override(document["language"]):
        return Sheet(
            language=document["language"],
            title=_("Training return for %(year)s") % {"year": document["year"]},
            header=[str(label) for label in (*Dimension.labels, *Figure.labels)],
            rows=[_cells(named(row, known)) for row in document["rows"]],
            total=_total(document["totals"]),
            words={
                "campaigns": _("Campaigns"),
                "definitions": _("What the figures mean"),
                "changes": _("What this version changes"),
            },
            about=_about(document),
            campaigns=[(name, str(value)) for name, value in document["campaigns"].items()],
            definitions=_definitions(document["definitions"]),
            changes=[_change(change, known) for change in document["changes"]],
            notes=document.get("notes", []),
            signature=_signature(document),
        )


def _cells(row: dict[str, Any]) -> list[Any]:
    return [*(row[name] for name in Dimension.values), *_counts(row)]


def _counts(row: dict[str, Any]) -> list[Any]:
    """A count that is None is hidden; so is a gain of nobody knows how many."""
    gain_is_hidden = row[Figure.GAIN] is None and row.get(GAIN_OF, 0) is None
    counts = [HIDDEN if row[name] is None else row[name] for name in ADDED]
    return [*counts, HIDDEN if gain_is_hidden else row[Figure.GAIN]]


def _total(totals: dict[str, Any]) -> list[Any]:
    blank = [""] * (len(Dimension) - 1)
    return [_("All"), *blank, *_counts(totals)]


def _about(document: dict[str, Any]) -> Pairs:
    state = _("draft: the figures may still change")
    if document["closed"]:
        moment = timezone.localtime(datetime.fromisoformat(document["closed"]))
        about = {"number": document["version"], "date": date_format(moment, "DATE_FORMAT")}
        state = _("version %(number)s, closed on %(date)s") % about
    pairs = [
        (_("Academy"), document["academy_name"]),
        (_("Plan"), document["plan"]),
        (_("Addressee"), document["addressee"]),
        (_("Input due on"), _day(document["input_due_on"])),
        (_("Consolidated report due on"), _day(document["report_due_on"])),
        (_("State"), state),
    ]
    return [(name, value) for name, value in pairs if value]


def _day(iso: str) -> str:
    return date_format(date.fromisoformat(iso), "DATE_FORMAT") if iso else ""


def _definitions(texts: dict[str, str]) -> Pairs:
    labels = {**dict(Figure.choices), "year": _("Year"), "campaigns": _("Campaigns")}
    return [(str(labels.get(name, name)), text) for name, text in texts.items()]


def _change(change: dict[str, Any], known: dict[str, dict[str, str]]) -> str:
    is_hidden = change.get("hidden", False)
    places = [
        known.get(name, {}).get(change[name], change[name])
        for name in change
        if name in Dimension.values and change[name]
    ]
    return _("%(place)s – %(figure)s: %(before)s, now %(after)s") % {
        "place": ", ".join(places) or _("All"),
        "figure": Figure(change["figure"]).label,
        "before": HIDDEN if is_hidden else change["before"] or 0,
        "after": HIDDEN if is_hidden else change["after"] or 0,
    }


def _signature(document: dict[str, Any]) -> Pairs:
    who, office = document["signed_by"], document["signed_as"]
    return [(_("Signed by"), who or "_" * 30), (_("Office"), office or "_" * 30)]
