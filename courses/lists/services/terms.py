"""Words of a row that stand for records: by code, or by name in any language."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from django.db.models import TextChoices
from django.utils import translation

from assessments.enums import Evidence
from courses.enums import TrainingForm
from courses.lists.enums import Column, Reason
from courses.lists.formats.columns import folded
from courses.lists.formats.rejections import RowError
from courses.models import Academy, Department, Position
from qalqan.common.languages import LANGUAGES, OWN_NAMES
from qalqan.common.models import Audience, Region

# What a list may say of how a result came about; all else is the server's to say.
EVIDENCE = (Evidence.PAPER, Evidence.ATTENDED)
MOST_NAMED, MOST_CLOSE = 12, 3


class Terms:
    """The terms that rows of one academy may use, read once for a whole file."""

    def __init__(self, academy: Academy) -> None:
        languages = {**{code: code for code in LANGUAGES}, **_swapped(OWN_NAMES)}
        self._words: dict[Column, dict[str, Any]] = {
            Column.AUDIENCE: _records(Audience.objects.all()),
            Column.DEPARTMENT: _records(Department.objects.filter(academy=academy)),
            Column.REGION: _records(Region.objects.all()),
            Column.POSITION: _records(Position.objects.all()),
            Column.LANGUAGE: {folded(word): code for word, code in languages.items()},
            Column.FORM: _choices(TrainingForm),
            Column.EVIDENCE: _choices(EVIDENCE),
        }

    def find(self, column: Column, text: str) -> Any:
        """The record, or the value of a choice; None for an empty cell. Raises RowError."""
        words = self._words[column]
        if not text:
            return None
        if column == Column.DEPARTMENT and (begun := _begun(words, folded(text))) is not None:
            return begun
        if folded(text) not in words:
            allowed = _closest_first(words, folded(text))
            more = ["…"] if len(allowed) > MOST_NAMED else []
            shown = ", ".join([*allowed[:MOST_NAMED], *more])
            raise RowError(Reason.UNKNOWN_TERM, text, column=column, allowed=shown)
        return words[folded(text)]


def _begun(words: dict[str, Any], text: str) -> Any:
    """The one record of which a name begins with `text`, in whole words; else None."""
    if text in words:
        return words[text]
    found = {record.pk: record for word, record in words.items() if word.startswith(f"{text} ")}
    return next(iter(found.values())) if len(found) == 1 else None


def _closest_first(words: dict[str, Any], text: str) -> list[str]:
    """What may stand in the cell, the likeliest first."""
    close = get_close_matches(text, words, n=MOST_CLOSE, cutoff=0.4)
    return list(dict.fromkeys(_shown(words[word]) for word in [*close, *words]))


def _swapped(names: dict[str, str]) -> dict[str, str]:
    return {name: code for code, name in names.items()}


def _records(records: Iterable[Any]) -> dict[str, Any]:
    """By folded code and names; a code counts before a name."""
    found = list(records)
    names = {
        folded(getattr(record, f"name_{language}") or ""): record
        for record in found
        for language in LANGUAGES
    }
    words = {**names, **{folded(record.code): record for record in found}}
    return {word: record for word, record in words.items() if word}


def _choices(choices: Iterable[TextChoices]) -> dict[str, Any]:
    words: dict[str, Any] = {}
    for language in LANGUAGES:
        with translation.override(language):
            words |= {folded(str(choice.label)): choice for choice in choices}
    return {**words, **{folded(choice.value): choice for choice in choices}}


def _shown(value: Any) -> str:
    """As a list may write it: short for choices, by name for records."""
    return str(value.label) if isinstance(value, TextChoices) else str(value)
