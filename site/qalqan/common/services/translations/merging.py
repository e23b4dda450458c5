"""Merge an editor's form with what others saved since it was opened; streams text by text."""

from copy import deepcopy
from typing import Any

from wagtail.blocks.stream_block import StreamValue

from qalqan.common.formats.comparing import comparable
from qalqan.common.languages import LANGUAGES
from qalqan.common.models import TranslatedContent
from qalqan.common.services.translations.units import leaves_of, stream_names, stream_value

Raw = list[dict[str, Any]]


def keep_others_texts(content: Any, mine: dict[str, Any], loaded_revision: str) -> None:
    """Put into `mine`, a form's cleaned data, what others wrote and this editor left alone.

    `content` is the page or item of the form, and `loaded_revision` the number of the revision
    that the form was filled with, "" where there was none yet. Where both changed a text, the
    editor's stands. Wagtail would write the whole form over the others.
    """
    latest = content.latest_revision
    if latest is None or str(latest.pk) == loaded_revision:
        return
    base = _loaded(content, loaded_revision)
    if base is not None:
        _merge(mine, base, latest.as_object())


def _loaded(content: Any, number: str) -> Any:
    """What the form was filled with; None where it cannot be found again."""
    if not number:
        return type(content)._default_manager.get(pk=content.pk)
    revision = content.revisions.filter(pk=number).first() if number.isdecimal() else None
    return revision.as_object() if revision else None


def _merge(mine: dict[str, Any], base: TranslatedContent, theirs: TranslatedContent) -> None:
    parts = [*base.translated_names, base.readiness]
    for name in [f"{part}_{code}" for part in parts for code in LANGUAGES]:
        if name in mine and _same(mine[name], getattr(base, name)):
            mine[name] = getattr(theirs, name)
    for name in mine.keys() & set(stream_names(base)):
        three = (mine[name], getattr(base, name), getattr(theirs, name))
        mine[name] = stream_value(base, name, _stream(base, name, *map(_raw, three)))


def _stream(content: TranslatedContent, name: str, mine: Raw, base: Raw, theirs: Raw) -> Raw:
    """Other blocks are the editor's affair; within blocks, texts that the editor left alone go."""
    before, after = _texts(content, name, base), _texts(content, name, theirs)
    bare = _bare(content, name, mine)
    if _texts(content, name, mine) == before and bare == _bare(content, name, base):
        return theirs
    for leaf in leaves_of(content, name, mine):
        for code in LANGUAGES:
            place = (leaf.key, code)
            if place in after and comparable(leaf.stored.get(code) or "") == before.get(place):
                leaf.stored[code] = after[place]
    return mine


def _raw(stream: StreamValue) -> Raw:
    """The raw data in full: what was never looked at would come as it was once written."""
    list(stream)
    raw: Raw = deepcopy(stream.get_prep_value())
    return raw


def _texts(content: TranslatedContent, name: str, raw: Raw) -> dict[tuple[str, str], str]:
    return {
        (leaf.key, code): comparable(leaf.stored.get(code) or "")
        for leaf in leaves_of(content, name, raw)
        for code in LANGUAGES
    }


def _bare(content: TranslatedContent, name: str, raw: Raw) -> Raw:
    """The raw data without its texts: which blocks there are, and what else they hold."""
    bare = deepcopy(raw)
    for leaf in leaves_of(content, name, bare):
        leaf.stored.clear()
    return bare


def _same(one: Any, other: Any) -> bool:
    return comparable(str(one or "")) == comparable(str(other or ""))
