"""Academies, their departments, and who works for them."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.enums import Post
from qalqan.common.models import Vocabulary
from qalqan.common.panels import translated_panels


class Academy(models.Model):
    code = models.SlugField(_("code"), unique=True)
    name = models.CharField(_("name"), max_length=200)
    region = models.ForeignKey(
        "common.Region", models.PROTECT, null=True, blank=True, verbose_name=_("region")
    )

    panels = ["code", *translated_panels("name"), "region"]

    class Meta:
        verbose_name = _("academy")
        verbose_name_plural = _("academies")
        ordering = ["code"]

    def __str__(self) -> str:
        return str(self.name)


class Department(models.Model):
    academy = models.ForeignKey(
        Academy, models.CASCADE, related_name="departments", verbose_name=_("academy")
    )
    code = models.SlugField(_("code"))
    name = models.CharField(_("name"), max_length=300)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    panels = ["academy", "code", *translated_panels("name"), "position"]

    class Meta:
        verbose_name = _("department")
        verbose_name_plural = _("departments")
        ordering = ["position", "code"]
        constraints = [
            models.UniqueConstraint(fields=["academy", "code"], name="department_code_once")
        ]

    def __str__(self) -> str:
        return str(self.name)


class Position(Vocabulary):
    """What a learner does for a living: a rank, an office, a category of judges."""

    audience = models.ForeignKey(
        "common.Audience",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="positions",
        verbose_name=_("audience"),
    )

    panels = [*Vocabulary.panels, "audience"]

    class Meta(Vocabulary.Meta):
        verbose_name = _("position at work")
        verbose_name_plural = _("positions at work")


class Appointment(models.Model):
    """That a person works for an academy, one department of it, or a region, and as what.

    It counts as long as the account has that role, too: so whoever sees data of others has a
    role, and a second factor with it, and a role that is taken away ends all of its appointments.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="appointments")
    academy = models.ForeignKey(
        Academy, models.CASCADE, null=True, blank=True, related_name="appointments"
    )
    department = models.ForeignKey(
        Department, models.CASCADE, null=True, blank=True, related_name="appointments"
    )
    region = models.ForeignKey(
        "common.Region", models.CASCADE, null=True, blank=True, related_name="appointments"
    )
    # Managers may do what tutors do: one appointment a place is enough.
    role = models.CharField(_("role"), max_length=20, choices=Post)

    class Meta:
        verbose_name = _("appointment")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "academy"],
                condition=models.Q(department=None),
                name="appointment_once",
            ),
            models.UniqueConstraint(
                fields=["user", "department"], name="appointment_in_department_once"
            ),
            models.UniqueConstraint(fields=["user", "region"], name="appointment_in_region_once"),
            models.CheckConstraint(
                condition=models.Q(academy__isnull=False, region=None)
                | models.Q(academy=None, department=None, region__isnull=False),
                name="appointment_at_academy_or_in_region",
            ),
            models.CheckConstraint(
                condition=models.Q(region=None) ^ models.Q(role=Post.COORDINATOR),
                name="appointment_role_fits_place",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} at {self.academy_id or self.region_id}"
