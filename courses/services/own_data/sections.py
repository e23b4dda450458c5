"""What is kept about a person, in words and in the active language."""

import datetime
import json
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from courses.services.own_data.words import WORDS
from qalqan.accounts.models import User
from qalqan.accounts.services.erasure import export_person
from qalqan.common.services.personal_data import PersonalData, registry

# Of another record this says which one it is.
NAMING = {"code", "slug", "name"}


@dataclass(frozen=True)
class Section:
    """The rows of one model, each a list of (what, value), under what is said of them."""

    line: PersonalData
    rows: list[list[tuple[str, str]]]

    @property
    def title(self) -> str:
        return self.line.title


def sections(person: User) -> list[Section]:
    """All that is kept and says something, in the active language."""
    return [
        Section(registry[model], [_pairs(model, row) for row in rows])
        for model, rows in export_person(person).items()
        if rows
    ]


def _pairs(model: str, row: dict[str, Any]) -> list[tuple[str, str]]:
    shown = (_pair(model, path, value) for path, value in row.items())
    return [(label, text) for label, text in shown if text]


def _pair(model: str, path: str, value: Any) -> tuple[str, str]:
    fields = {field.name: field for field in apps.get_model(model)._meta.fields}
    first, *rest = path.split("__")
    field, last = fields.get(first), (rest or [first])[-1]
    if rest and last in NAMING and field is not None and field.related_model:
        return _capital(field.related_model._meta.verbose_name), _shown(value)
    choices = dict(getattr(field, "flatchoices", ()))
    label = WORDS.get(last) or (field.verbose_name if field else last.replace("_", " "))
    is_choice = not rest and isinstance(value, str)
    return _capital(label), _shown(choices.get(value, value) if is_choice else value)


def _capital(text: Any) -> str:
    return f"{text}"[:1].upper() + f"{text}"[1:]


def _shown(value: Any) -> str:
    match value:
        case None | "":
            return ""
        case bool():
            return _("yes") if value else _("no")
        case datetime.datetime():
            return date_format(timezone.localtime(value), "DATETIME_FORMAT")
        case datetime.date():
            return date_format(value, "DATE_FORMAT")
        case dict() | list():
            return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)
