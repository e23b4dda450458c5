"""The personal-data registry: one line for each model that links to a person.

A test walks all models, those of third parties included, and fails on a missing line.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model

Export = Callable[[Any], list[dict[str, Any]]]
Erase = Callable[[Any], None]


@dataclass(frozen=True)
class PersonalData:
    """What is kept about a person in one model, why, how long, and how it leaves."""

    model: str
    purpose: str
    retention: str
    export: Export
    erase: Erase


registry: dict[str, PersonalData] = {}


def register(model: str, *, purpose: str, retention: str, export: Export, erase: Erase) -> None:
    """Add the line of `model` ("app.Model"); the later registration wins."""
    registry[model] = PersonalData(model, purpose, retention, export, erase)


def rows_of(model: str, link: str, *fields: str) -> Export:
    """An export of `fields` of the rows that link to the person by `link`."""

    def export(person: Any) -> list[dict[str, Any]]:
        rows = apps.get_model(model)._default_manager.filter(**{link: person.pk})
        return list(rows.values(*fields))

    return export


def unlink(model: str, *links: str) -> Erase:
    """An erasure that keeps the rows for the record and cuts their links to the person."""

    def erase(person: Any) -> None:
        for link in links:
            rows = apps.get_model(model)._default_manager.filter(**{link: person.pk})
            rows.update(**{link: None})

    return erase


def delete_rows(model: str, link: str) -> Erase:
    """An erasure that removes the rows."""

    def erase(person: Any) -> None:
        apps.get_model(model)._default_manager.filter(**{link: person.pk}).delete()

    return erase


def keep(_person: Any) -> None:
    """An erasure that has nothing to do: the row names nobody once the account is blank."""


def person_links() -> Iterator[tuple[str, str]]:
    """Yield ("app.Model", field) for every concrete relation to the user model."""
    user = get_user_model()
    for model in apps.get_models(include_auto_created=True):
        # Local ones: what a page inherits is its parent table's.
        for field in (*model._meta.local_fields, *model._meta.local_many_to_many):
            if field.remote_field and field.related_model is user:
                yield model._meta.label, field.name
