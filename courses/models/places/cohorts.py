"""Cohorts (intakes): what they are to take by when, who teaches them, how one joins."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.enums import TrainerKind
from courses.models.pages import CoursePage, ModulePage
from courses.models.places.academies import Academy


class Cohort(models.Model):
    academy = models.ForeignKey(
        Academy, models.PROTECT, related_name="cohorts", verbose_name=_("academy")
    )
    name = models.CharField(_("name"), max_length=120)
    starts_on = models.DateField(_("starts on"), null=True, blank=True)
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    # What was planned, such as 72 hours over 12 days; what was held is counted from the sessions.
    planned_hours = models.PositiveSmallIntegerField(_("planned hours"), null=True, blank=True)
    planned_days = models.PositiveSmallIntegerField(_("planned days"), null=True, blank=True)

    class Meta:
        verbose_name = _("cohort")
        verbose_name_plural = _("cohorts")
        ordering = ["-starts_on", "name"]
        constraints = [
            models.UniqueConstraint(fields=["academy", "name"], name="cohort_name_once"),
            models.CheckConstraint(
                condition=models.Q(starts_on=None)
                | models.Q(ends_on=None)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="cohort_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Assignment(models.Model):
    """A course that a cohort is to take, whole or in some of its modules, by a date."""

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="assignments")
    course = models.ForeignKey(CoursePage, models.PROTECT, related_name="assignments")
    modules = models.ManyToManyField(
        ModulePage,
        blank=True,
        related_name="assignments",
        verbose_name=_("modules"),
        help_text=_("None chosen: the whole course."),
    )
    due_on = models.DateField(_("due on"), null=True, blank=True)
    hours_in_person = models.DecimalField(
        _("hours to attend in person"),
        max_digits=5,
        decimal_places=1,
        default=0,
        help_text=_("The course is completed only when as many hours of sessions were attended."),
    )

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        constraints = [
            models.UniqueConstraint(fields=["cohort", "course"], name="assignment_once"),
            models.CheckConstraint(
                condition=models.Q(hours_in_person__gte=0), name="assignment_hours_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.course_id} for {self.cohort_id}"


class Trainer(models.Model):
    """Who teaches a cohort. A guest with an account sees this cohort's sessions until a date."""

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="trainers")
    kind = models.CharField(_("kind"), max_length=5, choices=TrainerKind)
    name = models.CharField(_("name"), max_length=200)
    organisation = models.CharField(_("organisation"), max_length=200, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="teaches"
    )
    sees_until = models.DateField(_("sees the sessions until"), null=True, blank=True)

    class Meta:
        verbose_name = _("trainer")
        verbose_name_plural = _("trainers")
        ordering = ["kind", "name"]
        constraints = [
            models.UniqueConstraint(fields=["cohort", "user"], name="trainer_once"),
            models.CheckConstraint(
                condition=~models.Q(kind=TrainerKind.GUEST)
                | models.Q(user=None)
                | models.Q(sees_until__isnull=False),
                name="guest_sees_until_a_date",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Invitation(models.Model):
    """A code or link by which people join a cohort by themselves, up to a number and a date."""

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="invitations")
    code = models.CharField(max_length=12, unique=True)
    limit = models.PositiveIntegerField(_("for how many people"))
    expires_at = models.DateTimeField(_("valid until"))
    closed_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"invitation {self.pk}"
