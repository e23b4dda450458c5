"""Take translations back from an XLIFF document: all of it is read before anything is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from django.contrib.auth.models import PermissionsMixin
from django.db import transaction
from django.utils.translation import gettext as _

from qalqan.common.formats.comparing import comparable, digest
from qalqan.common.languages import OWN_NAMES
from qalqan.common.services.translations.following import follow_source, newest, state_of
from qalqan.common.services.translations.rights import TranslationRefusedError
from qalqan.common.services.translations.saving import save_translation
from qalqan.common.services.translations.states import UnitState
from qalqan.common.services.translations.xliff.codes import Fault, faults
from qalqan.common.services.translations.xliff.inline import parse, render
from qalqan.common.services.translations.xliff.names import content_named
from qalqan.common.services.translations.xliff.reading import Document, FileUnit, read
from qalqan.common.services.translations.xliff.writing import coded


@dataclass(frozen=True)
class Change:
    """A text that an import writes: where, and what stood there before."""

    unit: str
    label: str
    before: str
    after: str


@dataclass
class Imported:
    read: int = 0
    changed: list[Change] = field(default_factory=list)
    unchanged: int = 0
    outdated: list[str] = field(default_factory=list)
    skipped: list[dict[str, str]] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return {
            "read": self.read,
            "changed": len(self.changed),
            "unchanged": self.unchanged,
            "outdated": self.outdated,
            "skipped": self.skipped,
        }


@transaction.atomic
def import_translations(
    stream: BinaryIO, *, by: PermissionsMixin | None, dry_run: bool = False
) -> Imported:
    """Take the translations of an XLIFF document back, as `by`, or as the operator.

    A text that cannot be taken is skipped and named. One whose source has changed since it went
    out comes in as outdated. With `dry_run` nothing stays written. Raises XliffError.
    """
    document, imported = read(stream), Imported()
    for name, listed in document.parts:
        imported.read += len(listed)
        part = _Part(document, name, imported)
        try:
            part.take(listed, by)
        except TranslationRefusedError as error:
            part.skip_all(listed, str(error.message))
    transaction.set_rollback(dry_run)
    return imported


class _Part:
    """What the file holds for one page or item."""

    def __init__(self, document: Document, name: str, imported: Imported) -> None:
        self.document, self.name, self.imported = document, name, imported
        self.values: dict[str, str] = {}
        self.seen: dict[str, str] = {}
        # The sources of those that were translated from an older text.
        self.older: dict[str, str] = {}

    def take(self, listed: list[FileUnit], by: PermissionsMixin | None) -> None:
        content = content_named(self.name)
        if content is None:
            self.skip_all(listed, _("There is no such page or question here."))
            return
        language = self.document.language
        before = {one.unit.key: one for one in state_of(newest(content), language)}
        for unit in listed:
            self._sort(unit, before.get(unit.key))
        saved = save_translation(
            content, language=language, values=self.values, based_on=self.seen, by=by
        )
        self.imported.unchanged += len(saved.unchanged)
        for refused in saved.refused:
            self._skip(refused.key, refused.message)
        for key in saved.changed:
            self._note_change(before[key], self.values[key])
        older = {key: text for key, text in self.older.items() if key in saved.changed}
        if older:
            follow_source(saved.draft, language=language, sources=older)
            self.imported.outdated += [f"{self.name}#{key}" for key in older]

    def skip_all(self, listed: list[FileUnit], reason: str) -> None:
        for unit in listed:
            self._skip(unit.key, reason)

    def _skip(self, key: str, reason: str) -> None:
        self.imported.skipped.append({"unit": f"{self.name}#{key}", "reason": reason})

    def _sort(self, unit: FileUnit, state: UnitState | None) -> None:
        """Enter a unit among what is to be written, what stays and what is skipped."""
        if reason := self._reason(unit, state):
            self._skip(unit.key, reason)
        elif state is not None:
            is_rich = state.unit.is_rich
            text = render(unit.target, is_rich=is_rich)
            source = render(unit.source, is_rich=is_rich)
            if not text.strip():
                self.imported.unchanged += 1
                return
            self.values[unit.key] = text
            if unit.seen is not None:
                self.seen[unit.key] = unit.seen
            if source != _canonical(state.source.text, is_rich=is_rich):
                self.older[unit.key] = comparable(source)

    def _reason(self, unit: FileUnit, state: UnitState | None) -> str:
        """Why the unit cannot be taken; "" where it can."""
        if unit.fault:
            return unit.fault
        if unit.key in self.values:
            return _("The text stands in the file twice.")
        if state is None:
            return _("This text is no longer part of the page.")
        if state.source.language != self.document.source_language or state.is_original:
            told = _("The original of this text is in another language: %(language)s.")
            return told % {"language": OWN_NAMES[state.source.language]}
        return _fault_in_words(unit, state)

    def _note_change(self, state: UnitState, after: str) -> None:
        change = Change(f"{self.name}#{state.unit.key}", state.unit.label, state.text, after)
        self.imported.changed.append(change)


def _fault_in_words(unit: FileUnit, state: UnitState) -> str:
    """The first thing that is wrong with the codes of a text that was changed."""
    text = render(unit.target, is_rich=state.unit.is_rich)
    if not text.strip() or digest(text) == digest(state.text):
        return ""
    _source, before = coded(state)
    found = faults(unit.target, unit.source, before=before)
    words: Mapping[Fault, str] = {
        Fault.LOST: _("Lost: %(code)s"),
        Fault.DOUBLED: _("There twice: code %(code)s"),
        Fault.MISPLACED: _("In the wrong place: %(code)s"),
    }
    return "; ".join(words[fault] % {"code": code} for fault, code in found)


def _canonical(text: str, *, is_rich: bool) -> str:
    """The text as a file gives it back."""
    return render(parse(comparable(text), is_rich=is_rich), is_rich=is_rich)
