"""What an erased editor said beside pages: in comments, in drafts that carry them, in the log."""

from typing import Any

from django.db.models import Q
from wagtail.models import Comment, CommentReply, PageLogEntry, Revision

CARRIED = "wagtail_admin_comments"
LOGGED = "wagtail.comments"


def forget(person: Any) -> None:
    """In the caller's transaction, and before the log's links to `person` are cut."""
    pages = _pages(person)
    for revision in Revision.objects.filter(_of(pages)).iterator(chunk_size=100):
        if CARRIED in revision.content:
            _strip(revision, person)
    # A resolution or a reply of others quotes the comment, too.
    entries = PageLogEntry.objects.filter(page__in=pages, action__startswith=LOGGED)
    entries.update(data={})
    CommentReply.objects.filter(user=person).delete()
    Comment.objects.filter(user=person).delete()
    Comment.objects.filter(resolved_by=person).update(resolved_by=None)


def _pages(person: Any) -> set[int]:
    """Those beside which the person said something, also where it was deleted since."""
    said = Comment.objects.filter(user=person).values_list("page", flat=True)
    replied = CommentReply.objects.filter(user=person).values_list("comment__page", flat=True)
    logged = PageLogEntry.objects.filter(user=person, action__startswith=LOGGED)
    return {*said, *replied, *logged.values_list("page", flat=True)}


def _of(pages: set[int]) -> Q:
    return Q(base_content_type__model="page", object_id__in=[str(pk) for pk in pages])


def _strip(revision: Revision, person: Any) -> None:
    """Their comments and replies out of one draft; `update`, since nobody edits it now."""
    kept = [one for one in revision.content[CARRIED] if one["user"] != person.pk]
    for comment in kept:
        comment["replies"] = [one for one in comment["replies"] if one["user"] != person.pk]
    content = {**revision.content, CARRIED: kept}
    Revision.objects.filter(pk=revision.pk).update(content=content)
