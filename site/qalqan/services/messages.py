"""Message catalogues: collect strings from code and templates, and say what is not translated.

Babel does the work in place of GNU gettext, which a new machine does not have.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_python
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

from qalqan.common.languages import ENGLISH_NAMES

SOURCES = ("site/qalqan", "courses", "assessments", "campaigns", "templates")
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
}


HEADER = "# %s catalogue of Qalqan. Copyright (C) 2026 the Qalqan project; GPL-3.0-or-later."


def catalogue_path(language: str) -> Path:
    return Path(settings.BASE_DIR, "locale", language, "LC_MESSAGES", "django.po")


def collect() -> Catalog:
    """All strings marked for translation, with the files in which they stand."""
    found = Catalog(charset="utf-8")
    for path in _files():
        relative = str(path.relative_to(settings.BASE_DIR))
        source = path.read_text(encoding="utf-8")
        if path.suffix == ".html":
            source = _as_code(templatize(source, origin=relative))
        for _line, function, message, _comments in extract_python(
            BytesIO(source.encode()), KEYWORDS, [], {"encoding": "utf-8"}
        ):
            _add(found, relative, function, message)
    return found


def update(language: str) -> Catalog:
    """Write the catalogue of `language` with the strings of today; return it."""
    template, path = collect(), catalogue_path(language)
    catalogue = Catalog(locale=language, charset="utf-8", project="Qalqan", fuzzy=False)
    if path.exists():
        with path.open("rb") as stream:
            catalogue = read_po(stream, locale=language)
    catalogue.update(template, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    catalogue.header_comment = HEADER % ENGLISH_NAMES[language]
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        write_po(stream, catalogue, sort_by_file=True, width=100, include_lineno=False)
    return catalogue


def untranslated(language: str) -> list[str]:
    """Strings that have no text in `language`; English stands in the code itself."""
    if language == "en":
        return []
    with catalogue_path(language).open("rb") as stream:
        catalogue = read_po(stream, locale=language)
    missing = []
    for message in collect():
        known = catalogue.get(message.id, message.context) if message.id else message
        if message.id and (known is None or known.fuzzy or not _is_full(known.string)):
            missing.append(message.id if isinstance(message.id, str) else message.id[0])
    return missing


def _as_code(text: str) -> str:
    """A template's indentation is not Python's: read as code, each line begins at its edge."""
    return "\n".join(line.lstrip() for line in text.splitlines())


def _is_full(string: Any) -> bool:
    return bool(string) and (isinstance(string, str) or all(string))


def _files() -> Iterator[Path]:
    for source in SOURCES:
        for suffix in ("*.py", "*.html"):
            for path in sorted(Path(settings.BASE_DIR, source).rglob(suffix)):
                if "migrations" not in path.parts:
                    yield path


def _add(found: Catalog, location: str, function: Any, message: Any) -> None:
    context = None
    if "pgettext" in function and isinstance(message, tuple):
        context, *rest = message
        message = rest[0] if len(rest) == 1 else tuple(rest)
    if isinstance(message, tuple) and "ngettext" in function:
        message = message[:2]
    elif isinstance(message, tuple):
        message = message[0]
    if message:
        found.add(message, locations=[(location, 0)], context=context)
