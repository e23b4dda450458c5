"""What tutors say of essays."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.models.records.attempts import Attempt


class EssayMark(models.Model):
    """A tutor's marks for one essay. Rows are only ever added; the latest of a slot counts."""

    attempt = models.ForeignKey(Attempt, models.PROTECT, related_name="essay_marks")
    slot = models.PositiveSmallIntegerField()
    # {criterion id: points}
    marks = models.JSONField()
    comment = models.TextField(blank=True)
    tutor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    marked_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("essay mark")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.attempt_id}/{self.slot}"
