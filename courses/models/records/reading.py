"""What a learner writes while reading: notes for oneself, and reports of mistakes."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.enums import ReportState
from courses.models.pages import LessonPage
from qalqan.common.languages import LANGUAGES


class Note(models.Model):
    """Private: no screen shows it to anybody but its writer.

    With a block it answers a reflection; without one it is a note on the whole lesson.
    """

    learner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notes")
    lesson = models.ForeignKey(LessonPage, models.CASCADE, related_name="notes")
    block = models.CharField(max_length=36, blank=True)
    text = models.TextField(max_length=5000)
    written_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("note")
        constraints = [
            models.UniqueConstraint(fields=["learner", "lesson", "block"], name="one_note_a_place")
        ]

    def __str__(self) -> str:
        return f"note {self.pk}"


class ErrorReportQuerySet(models.QuerySet["ErrorReport"]):
    def open(self) -> "ErrorReportQuerySet":
        return self.filter(state=ReportState.OPEN)


class ErrorReport(models.Model):
    """A learner tells authors of a mistake, and is told what became of it."""

    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="error_reports"
    )
    page = models.ForeignKey("wagtailcore.Page", models.CASCADE, related_name="error_reports")
    # Where on the page: a block, or an item of the bank that was asked there.
    block = models.CharField(max_length=36, blank=True)
    item = models.ForeignKey("assessments.Item", models.CASCADE, null=True, related_name="+")
    language = models.CharField(max_length=2, choices=[(code, code) for code in LANGUAGES])
    text = models.TextField(_("what is wrong"), max_length=2000)
    reported_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=8, choices=ReportState, default=ReportState.OPEN)
    answer = models.TextField(_("answer to the learner"), max_length=2000, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    objects = ErrorReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report of an error")
        verbose_name_plural = _("reports of errors")
        ordering = ["-reported_at"]
        permissions = [("answer_errorreport", "Can answer reports of errors")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state=ReportState.OPEN, answered_at=None)
                | ~models.Q(state=ReportState.OPEN) & models.Q(answered_at__isnull=False),
                name="closed_report_was_answered",
            )
        ]

    def __str__(self) -> str:
        return f"report {self.pk}"
