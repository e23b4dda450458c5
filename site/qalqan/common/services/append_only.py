"""Tables whose rows the database itself keeps: no DELETE, and no UPDATE of what is fixed.

Held by triggers, on PostgreSQL and on SQLite. Apps name their tables in `ready()`; the triggers
are made after each `migrate`, because SQLite drops them where it alters a table by copying it.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.apps import apps
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

REFUSED = "rows of this table are only ever added"
EVERYTHING = "*"


@dataclass(frozen=True)
class Guard:
    """A model whose rows cannot be deleted, and the fields of it that nothing changes."""

    model: str
    fixed: tuple[str, ...] = ()

    @property
    def table(self) -> str:
        return str(apps.get_model(self.model)._meta.db_table)

    @property
    def key(self) -> str:
        return str(apps.get_model(self.model)._meta.pk.column)

    @property
    def columns(self) -> list[str]:
        """The columns that nothing changes."""
        fields = apps.get_model(self.model)._meta.concrete_fields
        everything = EVERYTHING in self.fixed
        return [field.column for field in fields if everything or field.name in self.fixed]


guards: dict[str, Guard] = {}


def register(model: str, *fixed: str) -> None:
    """Guard the rows of `model` ("app.Model"); of `fixed`, EVERYTHING means all its fields."""
    guards[model] = Guard(model, fixed)


def protect(*, using: str = "default") -> None:
    """Make the triggers anew, of all the guarded tables that there are."""
    connection = connections[using]
    there = set(connection.introspection.table_names())
    standing = [guard for guard in guards.values() if guard.table in there]
    _run(connection, *_dropping(connection, standing), *_making(connection, standing))


@contextmanager
def lifted(*, using: str = "default") -> Iterator[None]:
    """Without the triggers, as who owns the database can: to mend a fault by hand, and in tests."""
    connection = connections[using]
    _run(connection, *_dropping(connection, guards.values()))
    try:
        yield
    finally:
        protect(using=using)


def _run(connection: BaseDatabaseWrapper, *statements: str) -> None:
    if connection.vendor == "postgresql":
        # It alters no table while checks of its rows are put off to the commit.
        connection.check_constraints()
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _dropping(connection: BaseDatabaseWrapper, standing: Iterable[Guard]) -> Iterator[str]:
    is_postgres = connection.vendor == "postgresql"
    for guard in standing:
        on = f" ON {guard.table}" if is_postgres else ""
        for event in ("update", "delete", "truncate" if is_postgres else "insert"):
            yield f"DROP TRIGGER IF EXISTS {guard.table}_{event}{on}"


def _making(connection: BaseDatabaseWrapper, standing: Iterable[Guard]) -> Iterator[str]:
    is_postgres = connection.vendor == "postgresql"
    if is_postgres:
        yield (
            "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ "
            f"BEGIN RAISE EXCEPTION '{REFUSED}' USING ERRCODE = 'restrict_violation'; END $$"
        )
    for guard in standing:
        yield from _on_postgres(guard) if is_postgres else _on_sqlite(guard)


def _on_postgres(guard: Guard) -> Iterator[str]:
    table, refuse = guard.table, "EXECUTE FUNCTION refuse_change()"
    yield f"CREATE TRIGGER {table}_truncate BEFORE TRUNCATE ON {table} {refuse}"
    yield f"CREATE TRIGGER {table}_delete BEFORE DELETE ON {table} FOR EACH ROW {refuse}"
    if guard.columns:
        changed = " OR ".join(f"OLD.{name} IS DISTINCT FROM NEW.{name}" for name in guard.columns)
        when = f"FOR EACH ROW WHEN ({changed})"
        yield f"CREATE TRIGGER {table}_update BEFORE UPDATE ON {table} {when} {refuse}"


def _on_sqlite(guard: Guard) -> Iterator[str]:
    table, refuse = guard.table, f"BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
    # INSERT OR REPLACE deletes the row that was there, and no trigger hears of it.
    taken = f"EXISTS (SELECT 1 FROM {table} WHERE {guard.key} = NEW.{guard.key})"  # noqa: S608
    yield f"CREATE TRIGGER {table}_insert BEFORE INSERT ON {table} WHEN {taken} {refuse}"
    yield f"CREATE TRIGGER {table}_delete BEFORE DELETE ON {table} {refuse}"
    if guard.columns:
        changed = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in guard.columns)
        yield f"CREATE TRIGGER {table}_update BEFORE UPDATE ON {table} WHEN {changed} {refuse}"
