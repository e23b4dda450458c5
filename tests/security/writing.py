"""One string in all that people write, as it lies in the database, past every form.

A page must hold whatever came in, also before there was a form that looks at it.
"""

from typing import Any

from django.apps import apps
from django.db import models
from wagtail.fields import RichTextField, StreamField

from assessments.models import ItemVersion
from qalqan.common.languages import LANGUAGES
from qalqan.common.services import append_only

APPS = ("common", "accounts", "courses", "assessments", "campaigns")
# What begins so is for people to read; the rest is codes, keys and fingerprints.
WRITTEN = (
    *("heading", "summary", "short", "title", "name", "first_name", "last_name", "holder_name"),
    *("operator", "audiences", "hours", "cost", "dialling", "police_link", "reason", "note"),
    *("answer", "change", "term", "definition", "cover_alt", "place", "taught_by", "organisation"),
    *("comment", "text", "addressee", "signed_by", "signed_as", "revoked_because"),
    *("prompt", "explanation", "service_number", "withdrawal_reason"),
)
SPOKEN = tuple(f"{code}_" for code in LANGUAGES)


def write_everywhere(text: str) -> None:
    """Into columns, into the blocks of pages, and into the questions of attempts."""
    with append_only.lifted():
        for model in (model for app in APPS for model in apps.get_app_config(app).get_models()):
            _write_columns(model, text)
            for field in model._meta.local_concrete_fields:
                if isinstance(field, StreamField):
                    _write_blocks(model, field.name, text)
        for version in ItemVersion.objects.all():
            version.spec = _said(version.spec, tuple(LANGUAGES), text)
            version.save()


def _write_columns(model: type[models.Model], text: str) -> None:
    written = [
        field
        for field in model._meta.local_concrete_fields
        if isinstance(field, models.CharField | models.TextField)
        and not isinstance(field, RichTextField)
        and field.name.startswith(WRITTEN)
        and not (field.choices or field.unique)
    ]
    if written:
        model._base_manager.update(**{one.name: text[: one.max_length] for one in written})


def _write_blocks(model: type[models.Model], name: str, text: str) -> None:
    for row in model._base_manager.all():
        blocks = [dict(block) for block in getattr(row, name).raw_data]
        model._base_manager.filter(pk=row.pk).update(**{name: _said(blocks, SPOKEN, text)})


def _said(value: Any, keys: tuple[str, ...], text: str, key: str = "") -> Any:
    """`value` with `text` under every key that begins so, but for what is marked up.

    That comes from an editor whose marks are cleaned on their way in.
    """
    if isinstance(value, dict):
        return {name: _said(inner, keys, text, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [_said(inner, keys, text) for inner in value]
    is_words = isinstance(value, str) and key.startswith(keys) and not value.startswith("<")
    return text if is_words else value
