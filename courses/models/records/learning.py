"""Learner records: who takes what, what was completed, what was certified."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.enums import Evidence
from courses.enums import CompletionKind
from courses.models.pages import CoursePage
from courses.models.places import Academy, Cohort, Department
from courses.models.versions import CourseVersion


class LearnerProfile(models.Model):
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="learner_profile"
    )
    audience = models.ForeignKey("common.Audience", models.PROTECT, null=True, blank=True)
    academy = models.ForeignKey(Academy, models.PROTECT, null=True, blank=True)
    department = models.ForeignKey(Department, models.PROTECT, null=True, blank=True)

    class Meta:
        verbose_name = _("learner profile")

    def __str__(self) -> str:
        return f"profile {self.pk}"


class EnrolmentQuerySet(models.QuerySet["Enrolment"]):
    def open(self) -> "EnrolmentQuerySet":
        return self.filter(closed_at=None)


class Enrolment(models.Model):
    """A learner in a course; the registration lets them take it again next year."""

    registration = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    learner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="enrolments")
    course = models.ForeignKey(CoursePage, models.PROTECT, related_name="enrolments")
    # Kept here as well as in the profile: where the learner was then, not where they are now.
    academy = models.ForeignKey(Academy, models.PROTECT, null=True, related_name="enrolments")
    cohort = models.ForeignKey(Cohort, models.PROTECT, null=True, related_name="enrolments")
    # Set with the first thing that is recorded; until then the learner reads the newest.
    version = models.ForeignKey(CourseVersion, models.PROTECT, null=True, related_name="enrolments")
    opened_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True)

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


class Certificate(models.Model):
    completion = models.OneToOneField(Completion, models.PROTECT, related_name="certificate")
    number = models.CharField(max_length=20, unique=True)
    # 128 random bits: the address that verifies it cannot be guessed.
    code = models.CharField(max_length=32, unique=True)
    issued_at = models.DateTimeField(default=timezone.now)
    academic_hours = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("certificate")

    def __str__(self) -> str:
        return self.number

    @property
    def is_valid(self) -> bool:
        return self.completion.withdrawn_at is None
