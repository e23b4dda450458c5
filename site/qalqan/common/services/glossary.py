"""The glossary as readers meet it: the words that a page uses, and all of them by letter.

All terms are kept in Django's cache for a minute, so that no page pays for its words.
"""

import re
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.core.cache import cache
from django.utils.translation import get_language

from qalqan.common.languages import LANGUAGES, Localized, initial, localize, sort_key
from qalqan.common.models import GlossaryTerm

KEY = "glossary"
KEPT_SECONDS = 60
_LINK = re.compile(r'href="#term-(\d+)"')


@dataclass(frozen=True)
class Word:
    """A term in the active language, or in the nearest that has it."""

    id: int
    key: str
    term: Localized
    definition: Localized
    source: Localized


@dataclass(frozen=True)
class Letter:
    letter: str
    words: list[Word]


def used_in(html: str) -> list[Word]:
    """The words to which links in `html` lead, each once, in the order of reading."""
    used = dict.fromkeys(int(found) for found in _LINK.findall(html))
    known = {row["id"]: row for row in _rows()} if used else {}
    return [_word(known[number]) for number in used if number in known]


def by_letter() -> list[Letter]:
    """All words in the order of the active language's alphabet, below their first letters."""
    language = get_language() or LANGUAGES[0]
    words = sorted(map(_word, _rows()), key=lambda word: sort_key(word.term.text, language))
    letters = groupby(words, key=lambda word: initial(word.term.text))
    return [Letter(letter, list(found)) for letter, found in letters]


def forget() -> None:
    """Let the next reader see a change at once."""
    cache.delete(KEY)


def _rows() -> list[dict[str, Any]]:
    return cache.get_or_set(KEY, _read, KEPT_SECONDS) or []


def _word(row: dict[str, Any]) -> Word:
    language = get_language() or LANGUAGES[0]
    texts = (localize(row[name], language) for name in ("term", "definition", "source"))
    return Word(row["id"], row["key"], *texts)


def _read() -> list[dict[str, Any]]:
    return [
        {
            "id": term.pk,
            "key": term.key,
            "term": _texts(term, "term"),
            "definition": _texts(term, "definition"),
            "source": _texts(term.source, "short") if term.source else {},
        }
        for term in GlossaryTerm.objects.select_related("source")
    ]


def _texts(row: Any, name: str) -> dict[str, str]:
    return {code: getattr(row, f"{name}_{code}") or "" for code in LANGUAGES}
