"""Where a record is shown: in what is live, in drafts, and in revisions that people still read."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q, TextField
from django.db.models.functions import Cast
from wagtail.models import DraftStateMixin, ReferenceIndex, Revision

# Give the ids of revisions that are read although newer ones are live.
_kept: list[Callable[[], Iterable[int]]] = []


def register_kept(revisions: Callable[[], Iterable[int]]) -> None:
    _kept.append(revisions)


def places(target: models.Model, *, marked: str) -> list[models.Model]:
    """The records that show `target`, each once.

    Of drafts and kept revisions those alone are read whose stored text has `marked` in it, such
    as the name of the block that shows it: to read one takes longer than to look for a word.
    """
    found = {(one._meta.label, one.pk): one for one in _indexed(target)}
    for one in _in_revisions(target, marked):
        found.setdefault((one._meta.label, one.pk), one)
    return list(found.values())


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


def _in_revisions(target: models.Model, marked: str) -> Iterator[models.Model]:
    wanted = ContentType.objects.get_for_model(target).pk, str(target.pk)
    revisions = Revision.objects.annotate(text=Cast("content", TextField()))
    for revision in revisions.filter(_read(), text__contains=marked).order_by("pk"):
        record = revision.as_object()
        # The index takes in what is saved alone; this is how it would see the revision.
        for type_id, object_id, *_where in ReferenceIndex._extract_references_from_object(record):
            if (type_id, object_id) == wanted:
                yield record
                break


def _read() -> Q:
    kept = {pk for revisions in _kept for pk in revisions()}
    read = Q(pk__in=kept) | Q(approved_go_live_at__isnull=False)
    for model in ReferenceIndex.tracked_models:
        if issubclass(model, DraftStateMixin):
            drafts = model._default_manager.filter(has_unpublished_changes=True)
            read |= Q(pk__in=drafts.values("latest_revision"))
    return read
