"""One moment of the database, for as long as the reading takes; nobody waits for it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def snapshot() -> Iterator[None]:
    """Reads inside see one state, whatever others write meanwhile."""
    if connection.in_atomic_block:
        # The caller's transaction is what there is to see.
        yield
    elif connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            # Django's own would begin IMMEDIATE and keep all writers out.
            cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute("ROLLBACK")
    else:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
