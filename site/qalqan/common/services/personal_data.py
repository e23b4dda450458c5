"""The personal-data registry: one line for each model that links to a person.

It feeds exports, erasures, what is due for deletion, and the pages that say all this in words.
A test walks all models, those of third parties included, and fails on a missing line or link.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model

from qalqan.common.enums import AtErasure, LegalBasis

Export = Callable[[Any], list[dict[str, Any]]]


@dataclass(frozen=True)
class Erase:
    """What an erasure does with a person's rows, and how that is called."""

    run: Callable[[Any], None]
    kind: AtErasure
    links: frozenset[str] = frozenset()

    def __call__(self, person: Any) -> None:
        self.run(person)


@dataclass(frozen=True)
class Until:
    """Rows are deleted once `field` lies `after` back; an empty `field` never does."""

    field: str
    after: timedelta


@dataclass(frozen=True)
class PersonalData:
    """What is kept about a person in one model, why, how long, and how it leaves."""

    model: str
    purpose: Any
    basis: LegalBasis
    retention: Any
    keep_for: Until | None
    export: Export
    erase: Erase
    # What the rows are called; empty: as their model is.
    name: Any
    # Links that stay at an erasure: they lead to an account that names nobody.
    stays: frozenset[str]

    @property
    def title(self) -> str:
        name = str(self.name or name_of(self.model))
        return name[:1].upper() + name[1:]

    @property
    def at_erasure(self) -> AtErasure:
        """For templates, which would call `erase` itself."""
        return self.erase.kind

    @property
    def words(self) -> tuple[str, ...]:
        """All that a page says of the line, in the active language."""
        said = (self.purpose, self.basis.label, self.retention, self.at_erasure.label)
        return (self.title, *map(str, said))

    @property
    def links(self) -> frozenset[str]:
        """The links to a person of which the line says what becomes of them."""
        return self.erase.links | self.stays


registry: dict[str, PersonalData] = {}


def register(
    model: str,
    *,
    purpose: Any,
    retention: Any,
    export: Export,
    erase: Callable[[Any], None],
    basis: LegalBasis = LegalBasis.TRAINING,
    keep_for: Until | None = None,
    stays: tuple[str, ...] = (),
    name: Any = "",
) -> None:
    """Add the line of `model` ("app.Model"); the later registration wins.

    `purpose` and `retention` are lazy texts. An `erase` that is a plain function blanks what
    names the person and keeps the row.
    """
    erasure = erase if isinstance(erase, Erase) else Erase(erase, AtErasure.BLANKED)
    registry[model] = PersonalData(
        model, purpose, basis, retention, keep_for, export, erasure, name, frozenset(stays)
    )


def told() -> list[PersonalData]:
    """The lines by their titles; of those that say the same in the active language, one."""
    by_words = {line.words: line for line in registry.values()}
    return [by_words[words] for words in sorted(by_words)]


def name_of(model: str) -> Any:
    """What rows of the model are called: Django's own plural is an English "s" in any language."""
    meta = apps.get_model(model)._meta
    return meta.original_attrs.get("verbose_name_plural") or meta.verbose_name


def nothing(_person: Any) -> list[dict[str, Any]]:
    """An export of what says nothing to the person."""
    return []


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

    return Erase(erase, AtErasure.UNLINKED, frozenset(links))


def delete_rows(model: str, link: str) -> Erase:
    """An erasure that removes the rows."""

    def erase(person: Any) -> None:
        apps.get_model(model)._default_manager.filter(**{link: person.pk}).delete()

    return Erase(erase, AtErasure.DELETED, frozenset({link}))


def blanking(run: Callable[[Any], None], *links: str) -> Erase:
    """An erasure that keeps the rows and takes out what names the person, `links` among it."""
    return Erase(run, AtErasure.BLANKED, frozenset(links))


def deleting(run: Callable[[Any], None], *links: str) -> Erase:
    """An erasure that removes the person's own rows, and the person from those of others."""
    return Erase(run, AtErasure.DELETED, frozenset(links))


# Nothing to do: the rows name nobody once the account is blank.
keep = Erase(lambda _person: None, AtErasure.KEPT)


def person_links() -> Iterator[tuple[str, str]]:
    """Yield ("app.Model", field) for every concrete relation to the user model."""
    user = get_user_model()
    for model in apps.get_models(include_auto_created=True):
        # Local ones: what a page inherits is its parent table's.
        for field in (*model._meta.local_fields, *model._meta.local_many_to_many):
            if field.remote_field and field.related_model is user:
                yield model._meta.label, field.name
