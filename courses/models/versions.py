"""Versions of a course: learners in the middle keep the one in which they started."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.models.pages import CoursePage


class CourseVersion(models.Model):
    """The revision of each live page of a course, made whenever one of them is published."""

    course = models.ForeignKey(CoursePage, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    # {page id: id of the revision that was live}, the ids of pages as text: it is JSON.
    revisions = models.JSONField(default=dict)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    # What learners are told who were moved to this version in the middle.
    changes = models.TextField(_("what changed"), blank=True)
    for_all_since = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("course version")
        ordering = ["course", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["course", "number"], name="course_version_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.course_id} v{self.number}"

    def revision_of(self, page_id: int) -> int | None:
        """The revision of a page in this version; None where it has no such page."""
        found = self.revisions.get(str(page_id))
        return int(found) if found else None
