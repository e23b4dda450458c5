"""The blocks of a lesson as they are stored, at any depth."""

from collections.abc import Iterator
from typing import Any

from courses.models import LessonPage


def blocks_in(lesson: LessonPage) -> Iterator[dict[str, Any]]:
    """Every block with its id, type and value: those inside lenses and content notes too."""
    return _blocks(lesson.body.get_prep_value())


def _blocks(raw: Any) -> Iterator[dict[str, Any]]:
    if isinstance(raw, dict):
        if raw.keys() >= {"id", "type", "value"}:
            yield raw
        for part in raw.values():
            yield from _blocks(part)
    elif isinstance(raw, list):
        for part in raw:
            yield from _blocks(part)
