"""The history of a line in words: what each step changed, from what to what."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from qalqan.common.enums import HotlineChangeKind, HotlineKind, HotlineStatus, OperatorType
from qalqan.common.languages import LANGUAGES, OWN_NAMES, SPOKEN_NAMES
from qalqan.common.models import Hotline, HotlineChange, Source

CHOICES = {"kind": HotlineKind, "status": HotlineStatus, "operator_type": OperatorType}


@dataclass(frozen=True)
class Row:
    """A field by its label, and its two values as texts."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Step:
    change: HotlineChange
    rows: list[Row]

    @property
    def is_open(self) -> bool:
        return self.change.kind == HotlineChangeKind.PROPOSED

    @property
    def call_language(self) -> str:
        return SPOKEN_NAMES.get(self.change.call_language, self.change.call_language)


def steps_of(line: Hotline) -> list[Step]:
    """All steps of a line, the newest first."""
    return _steps(line.changes.select_related("made_by", "decided_by"))


def step_of(change: HotlineChange) -> Step:
    return _steps([change])[0]


def _steps(changes: Iterable[HotlineChange]) -> list[Step]:
    found = list(changes)
    ids = {one.get("source_id") for change in found for one in (change.before, change.after)}
    sources = Source.objects.in_bulk([pk for pk in ids if pk])
    return [Step(change, _rows(change, sources)) for change in found]


def _rows(change: HotlineChange, sources: dict[int, Source]) -> list[Row]:
    if change.kind == HotlineChangeKind.ALERTED:
        return []
    pairs = [(name, change.before.get(name), change.after.get(name)) for name in change.after]
    return [
        Row(_label(name), _text(name, before, sources), _text(name, after, sources))
        for name, before, after in pairs
        if (before or after) and before != after
    ]


def _label(name: str) -> str:
    base, _separator, code = name.rpartition("_")
    if code in LANGUAGES:
        return f"{Hotline.label_of(base)} – {OWN_NAMES[code]}"
    return Hotline.label_of(name.removesuffix("_id"))


def _text(name: str, value: Any, sources: dict[int, Source]) -> str:
    if name == "works_from_abroad":
        return _("Not confirmed to us") if value is None else _("Yes") if value else _("No")
    if name == "source_id":
        return str(sources.get(value, "")) if value else ""
    if name in CHOICES and value:
        return str(CHOICES[name](value).label)
    if isinstance(value, list):
        return ", ".join(str(SPOKEN_NAMES.get(one, one)) for one in value)
    return str(value or "")
