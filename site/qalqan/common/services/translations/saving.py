"""Save one language of a page or item into its newest draft, so that nobody's words are lost."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import PermissionsMixin
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from qalqan.common.formats.comparing import digest
from qalqan.common.languages import LANGUAGES
from qalqan.common.services.translations.following import newest
from qalqan.common.services.translations.markup import clean, lost_codes
from qalqan.common.services.translations.rights import check_may_write
from qalqan.common.services.translations.units import Unit, set_texts, units


@dataclass(frozen=True)
class Refused:
    """One text that was not saved: what the translator wrote, and what stands there."""

    key: str
    label: str
    code: str
    message: str
    mine: str
    theirs: str = ""


@dataclass
class Saved:
    """What became of a translation; `draft` is the newest draft with what was changed."""

    draft: Any
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)


@transaction.atomic
def save_translation(
    content: Any,
    *,
    language: str,
    values: Mapping[str, str],
    based_on: Mapping[str, str],
    by: PermissionsMixin | None,
) -> Saved:
    """Merge the texts in `values` by key into the newest draft, in `language` alone.

    `based_on` holds by key the digest of the text that the translator had before them: where
    another has changed it since, that text alone is refused and the rest is saved. `by` None is
    the operator. Raises TranslationRefusedError where the person may not write at all.
    """
    # Two who save together come in one after the other, each on the other's draft.
    locked = type(content)._default_manager.select_for_update().get(pk=content.pk)
    if by is not None:
        check_may_write(locked, language=language, by=by)
    with translation.override(LANGUAGES[0]):
        saved = Saved(newest(locked))
    taken = _sorted_out(saved, language, values, based_on)
    # The raw column of a translated field is written in the language that is active.
    with translation.override(LANGUAGES[0]):
        if taken:
            set_texts(saved.draft, language, taken)
            saved.draft.save_revision(user=by, clean=False, log_action=True)
    return saved


def _sorted_out(
    saved: Saved, language: str, values: Mapping[str, str], based_on: Mapping[str, str]
) -> dict[str, str]:
    """The texts that can be written; the others are entered in `saved`."""
    by_key = {unit.key: unit for unit in units(saved.draft)}
    taken: dict[str, str] = {}
    for key, value in values.items():
        unit = by_key.get(key)
        if unit is None:
            gone = _("This text is no longer part of the page.")
            saved.refused.append(Refused(key, key, "gone", gone, mine=value))
            continue
        text, there = clean(value, unit.features), unit.texts[language]
        if digest(text) == digest(there):
            saved.unchanged.append(key)
        elif refused := _fault(unit, language, text, based_on.get(key), saved.draft):
            saved.refused.append(refused)
        else:
            saved.changed.append(key)
            taken[key] = text
    return taken


def _fault(unit: Unit, language: str, text: str, seen: str | None, draft: Any) -> Refused | None:
    there = unit.texts[language]
    if seen is not None and seen != digest(there):
        message = _("Another person has changed this text meanwhile.")
        return Refused(unit.key, unit.label, "changed_meanwhile", message, text, there)
    if unit.max_length and len(text) > unit.max_length:
        too_long = _("This text may have %(most)s characters; it has %(count)s.")
        message = too_long % {"most": unit.max_length, "count": len(text)}
        return Refused(unit.key, unit.label, "too_long", message, text, there)
    source = unit.source(draft.source_language)
    is_translated = text and source.language != language
    if is_translated and (lost := lost_codes(source.text, text, is_rich=unit.is_rich)):
        differs = _("These must stand in it as often as in the source: %(codes)s.")
        message = differs % {"codes": ", ".join(lost)}
        return Refused(unit.key, unit.label, "codes_differ", message, text, there)
    return None
