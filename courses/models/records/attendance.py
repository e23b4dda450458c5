"""Who belongs to a cohort, who came to a session, and what an observer saw there."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.enums import Evidence
from courses.models.places import Checklist, Cohort, Evaluation, Invitation, Session
from courses.models.records.affiliation import Affiliation


class MembershipQuerySet(models.QuerySet["Membership"]):
    def standing(self) -> "MembershipQuerySet":
        return self.filter(left_at=None)


class Membership(models.Model):
    """A learner in a cohort, until they are moved to another."""

    cohort = models.ForeignKey(Cohort, models.PROTECT, related_name="memberships")
    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="memberships"
    )
    invitation = models.ForeignKey(
        Invitation, models.SET_NULL, null=True, related_name="memberships"
    )
    joined_at = models.DateTimeField(default=timezone.now)
    left_at = models.DateTimeField(null=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        constraints = [
            models.UniqueConstraint(
                fields=["cohort", "learner"],
                condition=models.Q(left_at=None),
                name="one_standing_membership",
            )
        ]

    def __str__(self) -> str:
        return f"{self.learner_id} in {self.cohort_id}"


class AttendanceQuerySet(models.QuerySet["Attendance"]):
    def standing(self) -> "AttendanceQuerySet":
        """Those that nobody has taken back."""
        return self.filter(withdrawn_at=None)


class Attendance(Affiliation):
    """That a person was there, or stands on a paper list; withdrawn where wrong, never deleted."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="attendances")
    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="attendances"
    )
    evidence = models.CharField(max_length=13, choices=Evidence)
    # Where the event ended with a test of its own; None where it did not.
    passed = models.BooleanField(null=True)
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True)

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("attendance")
        constraints = [
            models.UniqueConstraint(
                fields=["session", "learner"],
                condition=models.Q(withdrawn_at=None),
                name="one_standing_attendance",
            )
        ]

    def __str__(self) -> str:
        return f"{self.learner_id} at session {self.session_id}"


class Observation(models.Model):
    """What an observer ticked for one person in a simulation."""

    attendance = models.OneToOneField(Attendance, models.CASCADE, related_name="observation")
    checklist = models.ForeignKey(Checklist, models.PROTECT, related_name="observations")
    # Ids of the criteria that were met.
    met = models.JSONField(default=list)
    passed = models.BooleanField()
    comment = models.TextField(_("comment"), max_length=2000, blank=True)
    observed_at = models.DateTimeField(default=timezone.now)
    observed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("observation")

    def __str__(self) -> str:
        return f"observation {self.pk}"


class EvaluationReceipt(models.Model):
    """That a person has said what they think, so that nobody does so twice; not what, nor when."""

    evaluation = models.ForeignKey(Evaluation, models.CASCADE, related_name="receipts")
    learner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("receipt for an evaluation")
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "learner"], name="one_evaluation_a_person"
            )
        ]

    def __str__(self) -> str:
        return f"receipt {self.pk}"
