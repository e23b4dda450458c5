"""The rows that say how far each language has come, kept in step with the newest draft."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction

from qalqan.common.languages import LANGUAGES
from qalqan.common.models import TranslatedContent, Translation
from qalqan.common.services.translations.states import (
    Follows,
    UnitState,
    counts,
    entry,
    followed,
    states,
)
from qalqan.common.services.translations.units import Unit, units

Change = Callable[[str, list[Unit], Follows], Follows]


def translated_models() -> list[type[models.Model]]:
    """Every kind of content whose texts stand in three languages."""
    return [model for model in apps.get_models() if issubclass(model, TranslatedContent)]


def newest(content: Any) -> Any:
    """The newest draft of a page or item, or the content itself where there is none."""
    return content.get_latest_revision_as_object()


def refresh(draft: Any, *, by: int | None = None) -> None:
    """Bring the rows of `draft` in step with its texts; repeatable, three statements.

    A text that is new, or another than before, follows the source as it is now, and is written by
    `by`, the number of an account. One that stays goes on following the source that it followed.
    """

    def change(language: str, found: list[Unit], before: Follows) -> Follows:
        original = draft.source_language
        return followed(found, language=language, original=original, before=before, by=by)

    _rewrite(draft, change)


def accept(draft: Any) -> None:
    """Take every text as it stands for a reviewed translation of its source as it stands."""

    def change(language: str, found: list[Unit], _before: Follows) -> Follows:
        fresh = followed(
            found, language=language, original=draft.source_language, before={}, by=None
        )
        return {key: {**known, "reviewed": True} for key, known in fresh.items()}

    _rewrite(draft, change)


def confirm(draft: Any, *, language: str, keys: Iterable[str], by: int | None) -> None:
    """Say that texts are still right though their source changed; they need a review again."""
    wanted = set(keys)

    def change(code: str, found: list[Unit], before: Follows) -> Follows:
        said = {
            unit.key: entry(unit.source(draft.source_language).text, unit.texts[code], by=by)
            for unit in found
            if code == language and unit.key in wanted & before.keys()
        }
        return {**before, **said}

    _rewrite(draft, change)


def review(draft: Any, *, language: str, keys: Iterable[str], by: int) -> list[str]:
    """Mark texts as reviewed and return the keys of those that `by` wrote: nobody reviews those."""
    wanted = set(keys)
    own: list[str] = []

    def change(code: str, _found: list[Unit], before: Follows) -> Follows:
        if code != language:
            return before
        own.extend(key for key in wanted & before.keys() if before[key].get("by") == by)
        passed = wanted - set(own)
        return {
            key: {**known, "reviewed": known["reviewed"] or key in passed}
            for key, known in before.items()
        }

    _rewrite(draft, change)
    return own


def follow_source(draft: Any, *, language: str, sources: dict[str, str]) -> None:
    """Say which source each text was translated from, as a file from outside does."""

    def change(code: str, _found: list[Unit], before: Follows) -> Follows:
        if code != language:
            return before
        return {
            key: {**known, "source": sources.get(key, known["source"])}
            for key, known in before.items()
        }

    _rewrite(draft, change)


def state_of(draft: Any, language: str) -> list[UnitState]:
    """The state of each text of `draft` in `language`."""
    row = Translation.objects.of(draft).filter(language=language).first()
    return states(
        units(draft),
        language=language,
        original=draft.source_language,
        follows=row.follows if row else {},
    )


def accept_unknown() -> int:
    """Accept content that came in before anybody kept count; returns how many."""
    unknown = list(_without_rows())
    for content in unknown:
        accept(newest(content))
    return len(unknown)


def refresh_all(*, report: Callable[[int, int], None] = lambda _done, _total: None) -> int:
    """Count everything anew; `report` is told how many are done and how many there are."""
    kinds = translated_models()
    total = sum(model._default_manager.count() for model in kinds)
    done = 0
    for model in kinds:
        for content in model._default_manager.iterator(chunk_size=200):
            refresh(newest(content))
            done += 1
            report(done, total)
    return done


def _without_rows() -> Iterator[Any]:
    for model in translated_models():
        kind = ContentType.objects.get_for_model(model)
        known = Translation.objects.filter(content_type=kind).values("object_id")
        yield from model._default_manager.exclude(pk__in=known)


@transaction.atomic
def _rewrite(draft: Any, change: Change) -> None:
    place = {"content_type": ContentType.objects.get_for_model(draft), "object_id": draft.pk}
    locked = Translation.objects.of(draft).select_for_update()
    before = {row.language: row.follows for row in locked}
    found, rows = units(draft), []
    for language in LANGUAGES:
        follows = change(language, found, before.get(language, {}))
        listed = states(found, language=language, original=draft.source_language, follows=follows)
        rows.append(Translation(**place, language=language, follows=follows, **counts(listed)))
    Translation.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["content_type", "object_id", "language"],
        update_fields=["total", "missing", "outdated", "unreviewed", "follows", "updated_at"],
    )
