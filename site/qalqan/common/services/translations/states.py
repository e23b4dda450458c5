"""Which state each text is in, from the texts and from what is known of their sources. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from qalqan.common.enums import LanguageState
from qalqan.common.formats.comparing import comparable, digest
from qalqan.common.languages import Localized
from qalqan.common.services.translations.units import Unit

# By key: {"source", "text", "reviewed", "by"}, as Translation.follows stores them.
Follows = dict[str, dict[str, Any]]


@dataclass(frozen=True)
class UnitState:
    """One text in one language: what it is translated from, and how far it has come."""

    unit: Unit
    language: str
    source: Localized
    followed: str
    by: int | None
    state: LanguageState

    @property
    def text(self) -> str:
        return self.unit.texts[self.language]

    @property
    def is_original(self) -> bool:
        return self.source.language == self.language


def states(
    found: Iterable[Unit], *, language: str, original: str, follows: Mapping[str, dict[str, Any]]
) -> list[UnitState]:
    """The state of every text that says something in some language."""
    listed = []
    for unit in found:
        source = unit.source(original)
        if source.text:
            known = follows.get(unit.key) or {}
            followed, by = str(known.get("source", "")), known.get("by")
            state = _state(unit, language, source, known)
            listed.append(UnitState(unit, language, source, followed, by, state))
    return listed


def counts(listed: Iterable[UnitState]) -> dict[str, int]:
    """The columns of a Translation row."""
    found = Counter(one.state for one in listed)
    return {
        "total": found.total(),
        "missing": found[LanguageState.MISSING],
        "outdated": found[LanguageState.OUTDATED],
        "unreviewed": found[LanguageState.TO_REVIEW],
    }


def followed(
    found: Iterable[Unit],
    *,
    language: str,
    original: str,
    before: Mapping[str, dict[str, Any]],
    by: int | None,
) -> Follows:
    """What each translation follows: the source as it is now, where the text is a new one."""
    after: Follows = {}
    for unit in found:
        source, text = unit.source(original), unit.texts[language]
        if source.language == language or not text.strip():
            continue
        known = before.get(unit.key)
        is_same = known is not None and known["text"] == digest(text)
        after[unit.key] = known if known and is_same else entry(source.text, text, by=by)
    return after


def entry(source: str, text: str, *, by: int | None) -> dict[str, Any]:
    """What is stored of a translation by `by` that follows `source` and waits for its review."""
    return {"source": comparable(source), "text": digest(text), "reviewed": False, "by": by}


def _state(unit: Unit, language: str, source: Localized, known: Mapping[str, Any]) -> LanguageState:
    if source.language == language:
        return LanguageState.COMPLETE
    if not unit.texts[language].strip():
        return LanguageState.MISSING
    if known.get("source") != comparable(source.text):
        return LanguageState.OUTDATED
    return LanguageState.COMPLETE if known.get("reviewed") else LanguageState.TO_REVIEW
