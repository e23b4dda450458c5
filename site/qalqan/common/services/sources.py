"""The facts register at work: what rests on a source, and what a change of one asks for."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import timezone
from wagtail.models import Page, ReferenceIndex

from qalqan.common.enums import AuditAction
from qalqan.common.models import Source, SourceReview
from qalqan.common.services import audit

# What a source says or whether it holds; a new date of check changes nothing that was taught.
MEANING = frozenset(
    {
        *(f"{name}_{code}" for name in ("short", "title") for code in ("kk", "ru", "en")),
        "kind",
        "jurisdiction",
        "status",
        "act",
        "article",
        "version_from",
        "version_until",
        "superseded_by",
    }
)
Expander = Callable[[Sequence[models.Model]], Iterable[models.Model]]
Follower = Callable[[Source], int]
expanders: list[Expander] = []
followers: list[Follower] = []


@dataclass(frozen=True)
class Use:
    """A record that rests on a source: it cites it (`direct`), or uses something that does."""

    content: Any
    direct: bool

    @property
    def kind(self) -> str:
        return str(self.content._meta.verbose_name)


def register_expander(expander: Expander) -> None:
    """Add what Wagtail's index of references does not know, such as the course of a lesson.

    `expander` takes records that rest on a source and yields those that rest on them in turn.
    """
    expanders.append(expander)


def register_follower(follower: Follower) -> None:
    """Add what is done at once when a source changes; it returns how many records it changed."""
    followers.append(follower)


def uses(source: Source) -> list[Use]:
    """Everything published that rests on `source` or, for an act, on one of its provisions.

    Read from Wagtail's index of references, level by level: items that cite it, assessments
    that ask them, modules that end in those. Pages are where a way ends.
    """
    level: list[models.Model] = [source, *source.provisions.all()]
    found: dict[tuple[str, Any], Use] = {_key(one): Use(one, True) for one in level}
    start, direct = len(found), True
    while level:
        level = [one for one in _next_level(level) if _key(one) not in found]
        for one in level:
            found.setdefault(_key(one), Use(one, direct))
        direct = False
    return list(found.values())[start:]


def _next_level(level: Sequence[models.Model]) -> Iterator[models.Model]:
    yield from _referrers([one for one in level if not isinstance(one, Page)])
    for expander in expanders:
        yield from expander(level)


def _referrers(targets: Sequence[models.Model]) -> Iterator[models.Model]:
    """What names one of `targets`, by kind, in few statements."""
    ids: dict[int, set[str]] = defaultdict(set)
    for target in targets:
        references = ReferenceIndex.get_references_to(target)
        for content_type, object_id in references.values_list("content_type", "object_id"):
            ids[content_type].add(object_id)
    for content_type, object_ids in sorted(ids.items()):
        model = ContentType.objects.get_for_id(content_type).model_class()
        if model is not None:
            yield from model._default_manager.filter(pk__in=object_ids).order_by("pk")


def _key(record: models.Model) -> tuple[str, Any]:
    return record._meta.label, record.pk


@transaction.atomic
def record_change(source: Source, *, change: str, tell_learners: bool, by: Any) -> int:
    """Open a review for each record that cites `source`; returns how many are new.

    The change is written to the audit chain. An open review takes up the newer words.
    """
    opened = 0
    for use in uses(source):
        if not use.direct:
            continue
        _review, created = SourceReview.objects.update_or_create(
            source=source,
            content_type=ContentType.objects.get_for_model(use.content),
            object_id=use.content.pk,
            done_at=None,
            defaults={"change": change, "tell_learners": tell_learners},
        )
        opened += created
    _note_whether_told(source)
    withdrawn = sum(follower(source) for follower in followers)
    audit.append(
        AuditAction.SOURCE_CHANGED,
        subject=f"source:{source.pk}",
        actor=by.pk,
        data={
            "status": source.status,
            "reviews": opened,
            "withdrawn": withdrawn,
            "told": tell_learners,
        },
    )
    return opened


def open_reviews(content: models.Model) -> models.QuerySet[SourceReview]:
    """The reviews that wait at one page, item or other record."""
    kind = ContentType.objects.get_for_model(content)
    waiting = SourceReview.objects.open().filter(content_type=kind, object_id=content.pk)
    return waiting.select_related("source")


@transaction.atomic
def close_review(review: SourceReview, *, by: Any) -> None:
    """Somebody read the record beside the change, and it is right as it now stands."""
    SourceReview.objects.open().filter(pk=review.pk).update(done_at=timezone.now(), done_by=by)
    _note_whether_told(review.source)


def _note_whether_told(source: Source) -> None:
    """Kept on the source, so that a page asks for reviews only where there may be one."""
    told = SourceReview.objects.told_to_learners().filter(source=source).exists()
    Source.objects.filter(pk=source.pk).update(tells_learners=told)


def told_changes(
    page: models.Model, cited: Iterable[Source], *, since: datetime | None = None
) -> list[SourceReview]:
    """The changes that readers of `page` are told, which cites `cited`; mostly no statement.

    Who reads the page as it was at `since` is told of all changes after it, reviewed or not.
    """
    if since is not None:
        kind = ContentType.objects.get_for_model(page)
        later = SourceReview.objects.filter(content_type=kind, object_id=page.pk)
        return list(later.filter(tell_learners=True, opened_at__gte=since).select_related("source"))
    if not any(source.tells_learners for source in cited):
        return []
    return list(open_reviews(page).filter(tell_learners=True))


def successor(source: Source) -> Source | None:
    """The source that stands in the place of a superseded one, at the end of the line."""
    seen = {source.pk}
    current = source.superseded_by
    while current is not None and current.superseded_by_id and current.pk not in seen:
        seen.add(current.pk)
        current = current.superseded_by
    return current
