"""Merge an editor's form with what others saved since it was opened; streams text by text."""

from copy import deepcopy
from typing import Any

from wagtail.blocks.stream_block import StreamValue
from wagtail.models import Revision

from qalqan.common.languages import LANGUAGES
from qalqan.common.models import BasePage
from qalqan.common.services.translations.markup import comparable
from qalqan.common.services.translations.units import leaves_of, stream_names, stream_value

Raw = list[dict[str, Any]]


def keep_others_texts(page: BasePage, mine: dict[str, Any], loaded_revision: str) -> None:
    """Put into `mine`, a form's cleaned data, what others wrote and this editor left alone.

    `loaded_revision` is the number of the revision that the form was filled with. Where both
    changed a text, the editor's stands. Wagtail would write the whole form over the others.
    """
    latest = page.latest_revision
    if latest is None or str(latest.pk) == loaded_revision or not loaded_revision.isdecimal():
        return
    loaded = page.revisions.filter(pk=loaded_revision).first()
    if loaded is not None:
        _merge(page, mine, loaded, latest)


def _merge(page: BasePage, mine: dict[str, Any], loaded: Revision, latest: Revision) -> None:
    base, theirs = loaded.as_object(), latest.as_object()
    names = [f"{name}_{code}" for name in page.translated_names for code in LANGUAGES]
    ready = [f"ready_{code}" for code in LANGUAGES]
    for name in [*names, *ready]:
        if name in mine and _same(mine[name], getattr(base, name)):
            mine[name] = getattr(theirs, name)
    for name in mine.keys() & set(stream_names(page)):
        three = (mine[name], getattr(base, name), getattr(theirs, name))
        merged = _stream(page, name, *map(_raw, three))
        mine[name] = stream_value(page, name, merged)


def _stream(page: BasePage, name: str, mine: Raw, base: Raw, theirs: Raw) -> Raw:
    """Other blocks are the editor's affair; within blocks, texts that the editor left alone go."""
    before, after = _texts(page, name, base), _texts(page, name, theirs)
    if _texts(page, name, mine) == before and _bare(page, name, mine) == _bare(page, name, base):
        return theirs
    for leaf in leaves_of(page, name, mine):
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


def _texts(page: BasePage, name: str, raw: Raw) -> dict[tuple[str, str], str]:
    return {
        (leaf.key, code): comparable(leaf.stored.get(code) or "")
        for leaf in leaves_of(page, name, raw)
        for code in LANGUAGES
    }


def _bare(page: BasePage, name: str, raw: Raw) -> Raw:
    """The raw data without its texts: which blocks there are, and what else they hold."""
    bare = deepcopy(raw)
    for leaf in leaves_of(page, name, bare):
        leaf.stored.clear()
    return bare


def _same(one: Any, other: Any) -> bool:
    return comparable(str(one or "")) == comparable(str(other or ""))
