"""The history of an event in words: what each change made of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format

from campaigns.enums import CalendarAnchor, EventKind, Figure, PlaceKind
from campaigns.models import OutreachChange, OutreachEvent
from campaigns.services.outreach.sums import campaign_names, region_names

LABELS = {"kind": EventKind, "place": PlaceKind, "anchor": CalendarAnchor}


@dataclass(frozen=True)
class Row:
    """A field by its label, and its two values as texts."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Step:
    change: OutreachChange
    rows: list[Row]


def steps_of(event: OutreachEvent) -> list[Step]:
    """All changes of an event, the newest first; the first record is the last of them."""
    names = {"region_id": region_names(), "campaign_id": campaign_names()}
    changes = event.changes.select_related("made_by")
    return [Step(change, list(_rows(change, names))) for change in changes]


def _rows(change: OutreachChange, names: dict[str, dict[Any, str]]) -> Iterator[Row]:
    if not change.before:
        return
    for name in {**change.before, **change.after}:
        before, after = change.before.get(name), change.after.get(name)
        if before != after:
            yield Row(_label(name), _text(name, before, names), _text(name, after, names))


def _label(name: str) -> str:
    if name in Figure.values:
        return str(Figure(name).label)
    field: Any = OutreachEvent._meta.get_field(name.removesuffix("_id"))
    return str(field.verbose_name)


def _text(name: str, value: Any, names: dict[str, dict[Any, str]]) -> str:
    if value in (None, ""):
        return ""
    if name in names:
        return names[name].get(value, "")
    if name in LABELS:
        return str(LABELS[name](value).label)
    if name in ("day", "ends_on"):
        return date_format(date.fromisoformat(value), "DATE_FORMAT")
    return str(value)
