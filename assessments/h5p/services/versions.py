"""Which revision of content is played."""

from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from assessments.h5p.services import uses
from assessments.models import H5PContent, H5PContentRevision


def may_play(content: H5PContent, by: Any) -> bool:
    """Whether the person may change what is played of it.

    What live pages show learners get at once, so that is for those who publish.
    """
    return by.has_perm("assessments.publish_h5pcontent") or not uses.is_live(content)


def make_current(revision: H5PContentRevision, *, action: str, by: Any) -> None:
    """Play this revision from now on, and write down who wanted it."""
    content, manifest = revision.content, revision.manifest
    content.current = revision
    content.title, content.language = manifest["title"], manifest["language"]
    content.save(update_fields=["current", "title", "language"])
    log(content, action, user=by, data={"number": revision.number})


@transaction.atomic
def roll_back(content: H5PContent, number: int, *, by: Any) -> H5PContentRevision:
    """Play an earlier revision again, or a later one. Raises H5PContentRevision.DoesNotExist."""
    locked = H5PContent.objects.select_for_update().get(pk=content.pk)
    revision: H5PContentRevision = locked.revisions.get(number=number)
    if locked.current_id != revision.pk:
        make_current(revision, action="wagtail.revert", by=by)
    return revision
