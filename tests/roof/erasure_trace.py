"""Where a person's name may lie: every column of every table, every stored file, every log line."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote_plus

from django.db import connection


def spellings(word: str) -> set[str]:
    """As it is stored plain, in JSON, and in an address or a form."""
    forms = {word, word.lower(), word.upper()}
    return {
        spelled.casefold()
        for form in forms
        for spelled in (form, json.dumps(form)[1:-1], quote_plus(form))
    }


def places(words: set[str], media: Path, log: str) -> set[str]:
    """ "table.column", file and "log", wherever one of `words` is found."""
    wanted = {spelled for word in words for spelled in spellings(word)}
    found = {where for where, text in _texts(media) if _holds(text, wanted)}
    return found | ({"log"} if _holds(log, wanted) else set())


def _holds(text: str, wanted: set[str]) -> bool:
    folded = text.casefold()
    return any(word in folded for word in wanted)


def _texts(media: Path) -> Iterator[tuple[str, str]]:
    for path in media.rglob("*"):
        if path.is_file():
            yield f"file {path.name}", path.name + path.read_bytes().decode(errors="ignore")
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            columns = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for column, value in zip(columns, row, strict=True):
                    yield f"{table}.{column}", _text(value)


def _text(value: Any) -> str:
    if isinstance(value, bytes | memoryview):
        return bytes(value).decode(errors="ignore")
    return str(value)
