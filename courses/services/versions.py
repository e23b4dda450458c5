"""Versions of a course: made as its pages are published, held by learners in the middle."""

from collections.abc import Sequence
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from wagtail.models import Page, Revision

from courses.models import CoursePage, CourseVersion, Enrolment
from courses.models.pages import TrainingPage
from qalqan.common.enums import AuditAction
from qalqan.common.languages import LANGUAGES
from qalqan.common.services import audit

# What outlines say of a page.
LISTED = [*(f"heading_{code}" for code in LANGUAGES), "minutes", "academic_hours"]


def course_of(page: Page) -> CoursePage | None:
    """The course that `page` is or lies in; None for any other page."""
    found: CoursePage | None = CoursePage.objects.ancestor_of(page, inclusive=True).first()
    return found


@transaction.atomic
def record(course: CoursePage) -> CourseVersion:
    """Note what is live now. A version that nobody has begun is brought up to date instead."""
    CoursePage.objects.select_for_update().get(pk=course.pk)
    live = Page.objects.descendant_of(course, inclusive=True).live()
    revisions = {str(pk): at for pk, at in live.values_list("pk", "live_revision_id") if at}
    newest = newest_of(course)
    if newest is not None and (newest.revisions == revisions or not _is_held(newest)):
        newest.revisions, newest.made_at = revisions, timezone.now()
        newest.save(update_fields=["revisions", "made_at"])
        return newest
    number = newest.number + 1 if newest else 1
    return CourseVersion.objects.create(course=course, number=number, revisions=revisions)


@transaction.atomic
def retell(course: CoursePage, page: Page) -> None:
    """One language of `page` was published alone: all who read its last revision get the new.

    Nothing is taught otherwise, and a translation that was missing is wanted by everybody.
    """
    CoursePage.objects.select_for_update().get(pk=course.pk)
    newest = newest_of(course)
    before = newest.revision_of(page.pk) if newest else None
    for version in course.versions.all():
        if before is not None and version.revision_of(page.pk) == before:
            version.revisions[str(page.pk)] = page.live_revision_id
            version.save(update_fields=["revisions"])


def _is_held(version: CourseVersion) -> bool:
    return version.for_all_since is not None or version.enrolments.exists()


def newest_of(course: CoursePage) -> CourseVersion | None:
    found: CourseVersion | None = course.versions.order_by("-number").first()
    return found


def held_revisions() -> set[int]:
    """Of every page in every version that a learner holds, also where a newer one is live."""
    held = CourseVersion.objects.filter(enrolments__isnull=False).distinct()
    return {pk for found in held.values_list("revisions", flat=True) for pk in found.values()}


def hold(enrolment: Enrolment) -> None:
    """The learner has begun: from now on the course stays as it is for them."""
    if enrolment.version_id is None:
        newest = CourseVersion.objects.filter(course=enrolment.course_id).order_by("-number")
        Enrolment.objects.filter(pk=enrolment.pk, version=None).update(
            version=models.Subquery(newest.values("pk")[:1])
        )


def as_read(page: TrainingPage, enrolment: Enrolment | None) -> Any:
    """`page` as this learner reads it: live, or as it was in the version that they hold."""
    version = enrolment.version if enrolment else None
    revision = version.revision_of(page.pk) if version else None
    if revision is None or revision == page.live_revision_id:
        return page
    found = Revision.objects.filter(pk=revision).first()
    return found.as_object() if found else page


def includes(page: TrainingPage, enrolment: Enrolment | None) -> bool:
    """Whether the learner's version has this page; without one it has every page."""
    version = enrolment.version if enrolment else None
    return version is None or version.revision_of(page.pk) is not None


def readable(pages: Sequence[Any], enrolment: Enrolment | None) -> list[Any]:
    """Those of the live `pages` that are in the learner's version, called as they are there.

    New ones wait for the next version. What was taken down since is taken down for everybody:
    nobody has to finish what is gone.
    """
    version = enrolment.version if enrolment else None
    if version is None:
        return list(pages)
    kept = [page for page in pages if version.revision_of(page.pk) is not None]
    changed = [page for page in kept if version.revision_of(page.pk) != page.live_revision_id]
    if changed:
        revisions = Revision.objects.in_bulk([version.revision_of(page.pk) for page in changed])
        for page in changed:
            _call_as_then(page, revisions.get(version.revision_of(page.pk)))
    return kept


def call_as_then(taken: Sequence[tuple[Any, Enrolment]]) -> None:
    """Give pages of many enrolments the titles that they have there, in one statement."""
    wanted = [(page, one.version.revision_of(page.pk)) for page, one in taken if one.version]
    changed = [(page, pk) for page, pk in wanted if pk and pk != page.live_revision_id]
    revisions = Revision.objects.in_bulk([pk for _page, pk in changed]) if changed else {}
    for page, pk in changed:
        _call_as_then(page, revisions.get(pk))


def _call_as_then(page: Any, revision: Revision | None) -> None:
    for name in LISTED:
        if revision is not None and name in revision.content:
            setattr(page, name, revision.content[name])


@transaction.atomic
def bring_everyone(course: CoursePage, *, changes: dict[str, str], by: Any) -> int:
    """Move learners in the middle to the newest version; returns how many.

    `changes` are the words that they are told, by language. What they completed stays completed.
    """
    version = record(course)
    for code, text in changes.items():
        setattr(version, f"changes_{code}", text)
    version.for_all_since = timezone.now()
    version.made_by = by
    version.save()
    behind = Enrolment.objects.open().filter(course=course, version__number__lt=version.number)
    moved = behind.update(version=version)
    audit.append(
        AuditAction.VERSION_FOR_ALL,
        subject=f"course_version:{version.pk}",
        actor=by.pk,
        data={"course": course.pk, "number": version.number, "learners": moved},
    )
    return moved


def told_changes(enrolment: Enrolment | None) -> CourseVersion | None:
    """The version to which this learner was moved in the middle, if it was so."""
    version = enrolment.version if enrolment else None
    if enrolment is None or version is None or version.for_all_since is None:
        return None
    return version if enrolment.opened_at < version.for_all_since else None


def listed(course: CoursePage) -> list[tuple[Any, list[Page]]]:
    """All versions, the newest first, each with its pages that are new, gone or otherwise in it.

    Each has `holding`: the open enrolments that read it.
    """
    holding = models.Count("enrolments", filter=models.Q(enrolments__closed_at=None))
    found = list(course.versions.annotate(holding=holding).order_by("-number"))
    before = [*found[1:], None]
    differ = [_differences(*pair) for pair in zip(found, before, strict=False)]
    pages = Page.objects.filter(pk__in=set[int]().union(*differ)).order_by("path")
    return [
        (version, [page for page in pages if page.pk in changed])
        for version, changed in zip(found, differ, strict=True)
    ]


def _differences(version: CourseVersion, before: CourseVersion | None) -> set[int]:
    """The numbers of the pages that differ from the version before."""
    old = before.revisions if before else {}
    return {
        int(pk) for pk in {*old, *version.revisions} if old.get(pk) != version.revisions.get(pk)
    }
