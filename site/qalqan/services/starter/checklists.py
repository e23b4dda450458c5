"""Observers' checklists, each with its criteria as one thing: an editor changes them together."""

from typing import Any

from courses.models import Checklist, Criterion
from qalqan.services.starter.files import folder, read
from qalqan.services.starter.stamps import Stamper
from qalqan.services.starter.writing import translated


def load(stamper: Stamper) -> None:
    for entry in read(folder("courses", "starter", "checklists.yaml")):
        _store(stamper, f"checklist/{entry['key']}", entry)


def _store(stamper: Stamper, key: str, entry: dict[str, Any]) -> None:
    def find() -> Checklist | None:
        found: Checklist | None = Checklist.objects.filter(pk=stamper.pk_of(key)).first()
        return found

    def write() -> Checklist:
        checklist = find() or Checklist()
        _give(checklist, translated("name", entry["name"]))
        # The same rows again: observations name criteria by their ids.
        kept = dict(enumerate(checklist.criteria.all()))
        checklist.criteria = [
            _criterion(kept.get(place, Criterion()), place, given)
            for place, given in enumerate(entry["criteria"])
        ]
        checklist.full_clean()
        checklist.save()
        return checklist

    stamper.store(key, entry, find, write)


def _criterion(criterion: Criterion, place: int, given: dict[str, Any]) -> Criterion:
    criterion.sort_order, criterion.is_critical = place, given["critical"]
    _give(criterion, translated("text", given["text"]))
    return criterion


def _give(record: Checklist | Criterion, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        setattr(record, name, text)
