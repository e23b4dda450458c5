"""Academies, their departments and cohorts, and who works there."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

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


class Cohort(models.Model):
    academy = models.ForeignKey(
        Academy, models.PROTECT, related_name="cohorts", verbose_name=_("academy")
    )
    name = models.CharField(_("name"), max_length=120)
    starts_on = models.DateField(_("starts on"), null=True, blank=True)
    ends_on = models.DateField(_("ends on"), null=True, blank=True)

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


class Appointment(models.Model):
    """That a person works for an academy; what they may do there is their role's."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="appointments")
    academy = models.ForeignKey(Academy, models.CASCADE, related_name="appointments")

    class Meta:
        verbose_name = _("appointment")
        constraints = [models.UniqueConstraint(fields=["user", "academy"], name="appointment_once")]

    def __str__(self) -> str:
        return f"{self.user_id} at {self.academy_id}"
