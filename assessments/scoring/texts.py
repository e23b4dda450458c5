"""Which texts of an item a language lacks."""

from collections.abc import Iterator
from typing import Any

from assessments.scoring.shapes import Spec
from qalqan.common.languages import LANGUAGES

# The way to a text: ("options", 2, "feedback") is the feedback of the second option.
Place = tuple[str | int, ...]


def texts_of(spec: Spec) -> Iterator[tuple[Place, dict[str, Any]]]:
    """Every text of the item with its place; places in lists count from 1.

    A text is {"kk": …, "ru": …, "en": …}; its values are strings, or lists of alternatives.
    """
    return _texts(spec, ())


def missing_texts(spec: Spec) -> dict[str, list[Place]]:
    """By language, the places that say something in another language and nothing in this one.

    A prompt that is empty everywhere is missing everywhere.
    """
    gaps: dict[str, list[Place]] = {}
    for place, texts in texts_of(spec):
        if any(texts.values()) or place == ("prompt",):
            for language in LANGUAGES:
                if not texts.get(language):
                    gaps.setdefault(language, []).append(place)
    return gaps


def _texts(part: Any, place: Place) -> Iterator[tuple[Place, dict[str, Any]]]:
    if isinstance(part, dict):
        if set(part) == set(LANGUAGES):
            yield place, part
            return
        for name, inner in part.items():
            yield from _texts(inner, (*place, name))
    elif isinstance(part, list):
        for number, inner in enumerate(part, start=1):
            yield from _texts(inner, (*place, number))
