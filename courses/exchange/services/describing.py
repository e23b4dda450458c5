"""What a record says, in names and plain data: the same on every installation."""

from datetime import date, datetime
from decimal import Decimal
from functools import partial
from typing import Any

from django.db.models import Field
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.fields import StreamField
from wagtail.images import get_image_model
from wagtail.models import Page

from courses.exchange.formats.data import Data
from courses.exchange.formats.markup import rewritten
from courses.exchange.formats.streams import mapped
from courses.exchange.services.names import Names
from courses.exchange.services.shapes import Shape, fields_of, translated
from qalqan.common.languages import LANGUAGES
from qalqan.common.models import Amount, GlossaryTerm

# What the references of rich text lead to, by the kind that the text gives them.
LINKED = {
    "page": Page,
    "document": get_document_model(),
    "image": get_image_model(),
    "term": GlossaryTerm,
    "amount": Amount,
}


def described(shape: Shape, record: Any, names: Names) -> Data:
    """The record's newest draft, or the record where it has no drafts."""
    if getattr(record, "latest_revision_id", None):
        record = record.get_latest_revision_as_object()
    data = _fields(record, shape.fields, names)
    for relation, fields in shape.rows.items():
        rows = getattr(record, relation).all()
        data[relation] = [_fields(row, fields, names) for row in rows]
    return data


def _fields(record: Any, fields: tuple[str, ...], names: Names) -> Data:
    model = type(record)
    return {
        name: (
            {code: getattr(record, f"{name}_{code}") or "" for code in LANGUAGES}
            if name in translated(model)
            else _value(record, name, field, names)
        )
        for name, field in fields_of(model, fields)
    }


def _value(record: Any, name: str, field: Field[Any, Any], names: Names) -> Any:
    if isinstance(field, StreamField):
        stored = field.stream_block.get_prep_value(getattr(record, name))
        return mapped(field.stream_block, stored, partial(_leaf, names), name)
    if field.many_to_many:
        found = (names.of(field.related_model, one.pk) for one in getattr(record, name).all())  # type: ignore[arg-type]
        return sorted(filter(None, found))
    value = getattr(record, field.attname)
    if field.is_relation:
        return names.of(field.related_model, value) if value else None  # type: ignore[arg-type]
    return plain(value)


def plain(value: Any) -> Any:
    """The value as JSON has it."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def _leaf(names: Names, block: blocks.Block, value: Any, where: str) -> Any:
    if isinstance(block, blocks.ChooserBlock):
        return names.of(block.model_class, value) if value else None
    if isinstance(block, blocks.RichTextBlock):
        link = partial(_link, names)
        return rewritten(value or "", features=features_of(block), link=link)[0]
    return plain(value)


def _link(names: Names, kind: str, pk: str) -> str | None:
    return names.of(LINKED[kind], int(pk)) if kind in LINKED and pk.isdecimal() else None


def features_of(block: blocks.RichTextBlock) -> list[str]:
    """What the block's editor lets an author write."""
    return list(block.field.widget.features)
