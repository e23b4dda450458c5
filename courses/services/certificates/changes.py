"""Where sources that courses rest on were changed: on their pages, and in their questions."""

from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, ReferenceIndex

from courses.models import CoursePage, LessonPage, ModulePage
from qalqan.common.models import SourceReview

Record = tuple[int, str]
# From a question to its assessment, and from there to a lesson or module.
STEPS_UP = 2


def since(moment: datetime) -> list[tuple[str, datetime]]:
    """The path of each page of a course that rests on a changed source, and when it was changed.

    Four statements, however much was changed.
    """
    kinds = ContentType.objects.get_for_models(CoursePage, ModulePage, LessonPage).values()
    pages = {kind.pk for kind in kinds}
    reviews = SourceReview.objects.filter(opened_at__gte=moment).order_by("opened_at")
    rows = reviews.values_list("content_type", "object_id", "opened_at")
    level = {(kind, str(pk)): at for kind, pk, at in rows}
    found = dict(level)
    for _step in range(STEPS_UP):
        level = _referrers({record: at for record, at in level.items() if record[0] not in pages})
        found = {**level, **found}
    changed = {int(pk): at for (kind, pk), at in found.items() if kind in pages}
    paths = Page.objects.filter(pk__in=changed).values_list("pk", "path")
    return [(path, changed[pk]) for pk, path in paths]


def _referrers(changed: dict[Record, datetime]) -> dict[Record, datetime]:
    """What names one of the `changed` records; it changes with the latest of them."""
    kinds, ids = {kind for kind, _pk in changed}, {pk for _kind, pk in changed}
    references = ReferenceIndex.objects.filter(to_content_type__in=kinds, to_object_id__in=ids)
    found: dict[Record, datetime] = {}
    for kind, pk, *target in references.values_list(
        "content_type", "object_id", "to_content_type", "to_object_id"
    ):
        at = changed.get((target[0], target[1]))
        if at is not None:
            found[kind, pk] = max(at, found.get((kind, pk), at))
    return found
