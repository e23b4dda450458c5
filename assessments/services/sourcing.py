"""What the bank does when a source changes: draws follow items, and stale questions rest."""

from collections.abc import Iterator, Sequence

from django.db import models

from assessments.models import Assessment, Item
from assessments.models.readiness import refusals
from qalqan.accounts.models import User
from qalqan.common.enums import SourceStatus
from qalqan.common.models import Source
from qalqan.common.services import sources


def register_all() -> None:
    sources.register_expander(assessments_that_draw)
    sources.register_follower(withdraw_items)


def assessments_that_draw(records: Sequence[models.Model]) -> Iterator[models.Model]:
    """The assessments that may draw one of these items, by topic and difficulty."""
    wanted = models.Q(pk__in=[])
    for item in records:
        if isinstance(item, Item) and item.topic_id:
            wanted |= models.Q(draws__topic=item.topic_id) & models.Q(
                draws__difficulty__in=("", item.difficulty)
            )
    yield from Assessment.objects.filter(wanted).distinct().order_by("pk")


def withdraw_items(source: Source) -> int:
    """Take out of use the published items that cite a source which left force.

    An attempt that has begun goes on with what it froze; a test that asks such an item by name
    does not start again until the item is reviewed and published.
    """
    if source.status == SourceStatus.IN_FORCE:
        return 0
    cited = [use.content for use in sources.uses(source) if use.direct]
    stale = [item for item in cited if isinstance(item, Item) and item.live]
    for item in stale:
        item.unpublish()
    return len(stale)


def publish_what_waited(source: Source, *, by: User) -> list[str]:
    """Publish the drafts that cite `source` and that nothing else holds back; their keys.

    Only those that were never published, have no newer draft and are in nobody's review.
    """
    published = []
    for use in sources.uses(source):
        item = use.content
        if not isinstance(item, Item) or item.live or item.first_published_at:
            continue
        if item.latest_revision_id or item.workflow_in_progress or refusals(item):
            continue
        item.save_revision(user=by).publish(user=by)
        published.append(str(item.key))
    return published
