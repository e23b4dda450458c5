"""Every address of the site and of Wagtail by its name: what the table has to declare."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLResolver, get_resolver


def walk(patterns: Any = None, before: str = "", spaces: tuple[str, ...] = ()) -> Iterator[Any]:
    """(name, path) of each pattern; one without a name goes by its path."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        path = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = (*spaces, pattern.namespace) if pattern.namespace else spaces
            yield from walk(pattern.url_patterns, path, inner)
        else:
            yield ":".join((*spaces, pattern.name)) if pattern.name else path, path


def named() -> dict[str, str]:
    """Each name with its path. Of two patterns under one name the first counts, as for Django."""
    return dict(reversed(list(walk())))
