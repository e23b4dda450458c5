"""Read the starter files: a neutral one beside one a language, joined into texts by language."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

from qalqan.common.languages import LANGUAGES

Texts = dict[str, str]


class StarterError(Exception):
    """A starter file is not as it must be; the message names the file and the place."""


def folder(*parts: str) -> Path:
    return Path(settings.BASE_DIR, *parts)


@cache
def read(path: Path) -> Any:
    """One YAML file; raises StarterError with the place where it cannot be read."""
    try:
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise StarterError(f"{path.name} is missing in {path.parent}") from error
    except yaml.YAMLError as error:
        raise StarterError(f"{path} cannot be read: {error}") from error


def in_languages(where: Path) -> dict[str, Any]:
    """The language files of one folder, by language."""
    return {code: read(where / f"{code}.yaml") for code in LANGUAGES}


def texts(files: dict[str, Any], *keys: str, convert: Callable[[str], str] = str.strip) -> Texts:
    """The text at `keys` in each language; empty where a language does not have it."""
    return {code: convert(str(_dig(content, keys) or "")) for code, content in files.items()}


def text_lists(files: dict[str, Any], *keys: str) -> list[Texts]:
    """A list that every language has, item by item; raises StarterError if lengths differ."""
    lists = {code: _dig(content, keys) or [] for code, content in files.items()}
    if len({len(items) for items in lists.values()}) > 1:
        raise StarterError(f"{'/'.join(keys)}: the languages have lists of different length")
    return [
        {code: str(items[i]).strip() for code, items in lists.items()}
        for i in range(len(next(iter(lists.values()))))
    ]


def _dig(content: Any, keys: tuple[str, ...]) -> Any:
    for key in keys:
        if not isinstance(content, dict):
            return None
        content = content.get(key)
    return content
