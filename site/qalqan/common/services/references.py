"""Where a record is shown: in what is live, in drafts, and in revisions that people still read."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import TextField
from django.db.models.functions import Cast
from wagtail.models import DraftStateMixin, ReferenceIndex, Revision

# What SQLite takes in one statement, with room to spare.
MOST_AT_ONCE = 5_000
# Give the ids of revisions that are read although newer ones are live.
_kept: list[Callable[[], Iterable[int]]] = []


def register_kept(revisions: Callable[[], Iterable[int]]) -> None:
    _kept.append(revisions)


def places(target: models.Model, *, marked: str) -> list[models.Model]:
    """The records that show `target` in a stream or a text, each once.

    Of drafts and kept revisions those alone are read whose stored text has `marked` in it, such
    as the name of the block that shows it: to read one takes longer than to look for a word.
    """
    found = {(one._meta.label, one.pk): one for one in _indexed(target)}
    for one in _in_revisions(target, marked, _read() | _drafts()):
        found.setdefault((one._meta.label, one.pk), one)
    return list(found.values())


def is_read(target: models.Model, *, marked: str) -> bool:
    """Whether it is shown to others than authors: live, scheduled, or in a kept revision."""
    if any(getattr(record, "live", True) for record in _indexed(target)):
        return True
    return any(True for _record in _in_revisions(target, marked, _read()))


def _indexed(target: models.Model) -> Iterator[models.Model]:
    """What Wagtail's index knows: records as they were last saved, so no draft of a live page."""
    ids: dict[int, set[str]] = defaultdict(set)
    references = ReferenceIndex.get_references_to(target)
    for content_type, object_id in references.values_list("content_type", "object_id"):
        ids[content_type].add(object_id)
    for content_type, object_ids in sorted(ids.items()):
        model = ContentType.objects.get_for_id(content_type).model_class()
        if model is not None:
            yield from model._default_manager.filter(pk__in=object_ids).order_by("pk")


def _in_revisions(target: models.Model, marked: str, ids: set[int]) -> Iterator[models.Model]:
    """By their own few first: the text of a revision is long to look through."""
    wanted, listed = (target._meta.concrete_model, str(target.pk)), sorted(ids)
    for start in range(0, len(listed), MOST_AT_ONCE):
        revisions = Revision.objects.filter(pk__in=listed[start : start + MOST_AT_ONCE])
        written = revisions.annotate(text=Cast("content", TextField()))
        for revision in written.filter(text__contains=marked).order_by("pk"):
            if wanted in _shown_by(revision) and revision.content_object is not None:
                yield revision.content_object


def _shown_by(revision: Revision) -> Iterator[tuple[Any, str]]:
    """What its streams and texts refer to.

    The record itself is not made from it: what else it named may be gone since.
    """
    model = revision.content_type.model_class()
    for field in model._meta.concrete_fields if model else ():
        if field.name in revision.content and hasattr(field, "extract_references"):
            value = field.to_python(revision.content[field.name])
            for to_model, object_id, *_where in field.extract_references(value):
                yield to_model._meta.concrete_model, str(object_id)


def _read() -> set[int]:
    kept = {pk for revisions in _kept for pk in revisions()}
    scheduled = Revision.objects.filter(approved_go_live_at__isnull=False)
    return kept | set(scheduled.values_list("pk", flat=True))


def _drafts() -> set[int]:
    found: set[int] = set()
    for model in ReferenceIndex.tracked_models:
        if issubclass(model, DraftStateMixin):
            drafts = model._default_manager.filter(has_unpublished_changes=True)
            found.update(drafts.values_list("latest_revision", flat=True))
    return found - {None}
