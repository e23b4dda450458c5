"""Tables as lines of JSON that mean the same on every engine, and back into rows.

Rows go around models and their managers: what is kept is the column, not what a descriptor,
a language or a signal makes of it.
"""

import base64
import datetime
import decimal
import json
import uuid
from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models
from django.db.models.functions import Cast
from django.utils.duration import duration_iso_string

Model = type[models.Model]
ROWS_AT_ONCE = 500
# The search index is made anew from the pages; nobody stays signed in across a restore.
LEFT_OUT = {"wagtailsearch", "sessions"}
LEFT_OUT_MODELS = {"accounts.Session"}


def tables() -> list[Model]:
    """Every model with rows worth keeping, in a fixed order."""
    there = set(connection.introspection.table_names())
    found = [
        model
        for model in apps.get_models(include_auto_created=True)
        if not model._meta.proxy
        and model._meta.db_table in there
        and model._meta.app_label not in LEFT_OUT
        and model._meta.label not in LEFT_OUT_MODELS
    ]
    return sorted(found, key=lambda model: model._meta.label)


def lines(model: Model) -> Iterator[bytes]:
    """One JSON list a row, by primary key: the values of the model's own columns."""
    fields = model._meta.local_concrete_fields
    # A plain query set: a model's managers may hide rows or translate the names of columns.
    rows: Any = models.QuerySet(model).order_by("pk")
    as_text = {
        f"text_of_{field.name}": Cast(models.F(field.attname), models.TextField())
        for field in fields
        if _is_json(field)
    }
    names = [f"text_of_{field.name}" if _is_json(field) else field.attname for field in fields]
    found = rows.annotate(**as_text).values_list(*names)
    for row in found.iterator(chunk_size=ROWS_AT_ONCE):
        values = [_packed(field, value) for field, value in zip(fields, row, strict=True)]
        yield json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def insert(model: Model, packed: Iterable[bytes]) -> None:
    """Put lines of `lines` into the model's empty table."""
    fields = model._meta.local_concrete_fields
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    sql = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({places})"  # noqa: S608
    with connection.cursor() as cursor:
        batch: list[list[Any]] = []
        for line in packed:
            row = zip(fields, json.loads(line), strict=True)
            batch.append([_unpacked(field, value) for field, value in row])
            if len(batch) == ROWS_AT_ONCE:
                cursor.executemany(sql, batch)
                batch = []
        if batch:
            cursor.executemany(sql, batch)


def empty(kept: Iterable[Model]) -> None:
    """Remove what migrations have put into the tables of a new database."""
    with connection.cursor() as cursor:
        for model in kept:
            table = connection.ops.quote_name(model._meta.db_table)
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608


def count_on(restored: list[Model]) -> None:
    """Let new rows be numbered after the ones that came in."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), restored):
            cursor.execute(statement)


def _is_json(field: models.Field[Any, Any]) -> bool:
    return field.get_internal_type() == "JSONField"


def _packed(field: models.Field[Any, Any], value: Any) -> Any:
    if value is None or isinstance(value, bool | int | float):
        return value
    if _is_json(field):
        # jsonb orders keys its own way; one spelling makes the digests of two engines equal.
        return json.dumps(json.loads(value), ensure_ascii=False, sort_keys=True)
    match value:
        case datetime.datetime():
            return value.astimezone(datetime.UTC).isoformat()
        case datetime.date() | datetime.time():
            return value.isoformat()
        case datetime.timedelta():
            return duration_iso_string(value)
        case decimal.Decimal() | uuid.UUID():
            return str(value)
        case bytes() | memoryview():
            return base64.b64encode(bytes(value)).decode()
    return str(value)


def _unpacked(field: Any, value: Any) -> Any:
    if value is None:
        return None
    if _is_json(field):
        return connection.ops.adapt_json_value(json.loads(value), DjangoJSONEncoder)
    return field.get_db_prep_save(field.to_python(value), connection)
