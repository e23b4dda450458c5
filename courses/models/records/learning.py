"""Learner records: who takes what, what was completed, what was certified."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.enums import Evidence
from courses.enums import CompletionKind, Sex
from courses.models.pages import CoursePage, LessonPage
from courses.models.places import Cohort
from courses.models.records.affiliation import Affiliation
from courses.models.versions import CourseVersion


class LearnerProfile(Affiliation):
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="learner_profile"
    )
    sex = models.CharField(_("sex"), max_length=6, choices=Sex, blank=True)
    # For the academy's own lists; never in public, never in an address.
    service_number = models.CharField(_("service number"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("learner profile")

    def __str__(self) -> str:
        return f"profile {self.pk}"


class EnrolmentQuerySet(models.QuerySet["Enrolment"]):
    def open(self) -> "EnrolmentQuerySet":
        return self.filter(closed_at=None)


class Enrolment(Affiliation):
    """A learner in a course; the registration lets them take it again next year.

    Where they belong is kept here as well as in the profile: as it was when they were enrolled.
    """

    registration = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    learner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="enrolments")
    course = models.ForeignKey(CoursePage, models.PROTECT, related_name="enrolments")
    cohort = models.ForeignKey(Cohort, models.PROTECT, null=True, related_name="enrolments")
    # Set with the first thing that is recorded; until then the learner reads the newest.
    version = models.ForeignKey(CourseVersion, models.PROTECT, null=True, related_name="enrolments")
    opened_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    reminded_at = models.DateTimeField(null=True)

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("enrolment")
        constraints = [
            models.UniqueConstraint(
                fields=["learner", "course"],
                condition=models.Q(closed_at=None),
                name="one_open_enrolment",
            )
        ]

    def __str__(self) -> str:
        return f"enrolment {self.registration}"


class CompletionQuerySet(models.QuerySet["Completion"]):
    def standing(self) -> "CompletionQuerySet":
        """Those that nothing has taken back."""
        return self.filter(withdrawn_at=None)


class Completion(models.Model):
    """A fact with a time: this lesson, module or course was completed under this enrolment.

    It is withdrawn only where the outcome on which it rests was corrected, and never deleted.
    """

    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="completions")
    page = models.ForeignKey("wagtailcore.Page", models.PROTECT, related_name="completions")
    kind = models.CharField(max_length=6, choices=CompletionKind)
    completed_at = models.DateTimeField(default=timezone.now)
    evidence = models.CharField(max_length=13, choices=Evidence, blank=True)
    attempt = models.UUIDField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    objects = CompletionQuerySet.as_manager()

    class Meta:
        verbose_name = _("completion")
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment", "page"],
                condition=models.Q(withdrawn_at=None),
                name="one_standing_completion",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.page_id} under {self.enrolment_id}"


class ActivityCompletion(models.Model):
    """A self-check or other activity of a lesson that was done under this enrolment."""

    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="activities")
    lesson = models.ForeignKey(LessonPage, models.PROTECT, related_name="+")
    block = models.CharField(max_length=36)
    completed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("completed activity")
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment", "lesson", "block"], name="activity_completed_once"
            )
        ]

    def __str__(self) -> str:
        return f"activity {self.pk}"
