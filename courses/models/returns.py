"""The yearly training return: its plan, the inputs awaited, and the versions signed."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.models.places import Academy
from qalqan.common.panels import translated_panels


class ReturnPlan(models.Model):
    """What changes from year to year: the plan reported on, who receives it, and by when.

    The working body rotates every two years, so the addressee is a setting of the year.
    """

    year = models.PositiveSmallIntegerField(_("year"), unique=True)
    name = models.CharField(_("plan that is reported on"), max_length=300)
    addressee = models.CharField(_("addressee"), max_length=300)
    input_due_on = models.DateField(_("input due on"))
    report_due_on = models.DateField(_("consolidated report due on"))

    panels = [
        "year",
        *translated_panels("name", "addressee"),
        "input_due_on",
        "report_due_on",
    ]

    class Meta:
        verbose_name = _("plan of the training return")
        verbose_name_plural = _("plans of the training return")
        ordering = ["-year"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(report_due_on__gte=models.F("input_due_on")),
                name="report_due_after_its_input",
            )
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.name}"


class ReturnInput(models.Model):
    """A body that owes its figures; its file, once received, is kept as it came."""

    plan = models.ForeignKey(ReturnPlan, models.CASCADE, related_name="inputs")
    academy = models.ForeignKey(Academy, models.CASCADE, null=True, blank=True, related_name="+")
    body = models.CharField(_("name of the body"), max_length=300, blank=True)
    figures = models.JSONField(null=True)
    received_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("input to the return")
        verbose_name_plural = _("inputs to the return")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "academy"], name="input_of_academy_once"),
            models.CheckConstraint(
                condition=models.Q(academy__isnull=False) | ~models.Q(body=""),
                name="input_is_somebodys",
            ),
        ]

    def __str__(self) -> str:
        return self.body or f"academy {self.academy_id}"


class TrainingReturn(models.Model):
    """A closed return: numbers and ids alone. A correction makes a new version that says what."""

    plan = models.ForeignKey(ReturnPlan, models.PROTECT, related_name="returns")
    # Empty: of the whole installation.
    academy = models.ForeignKey(
        Academy, models.PROTECT, null=True, blank=True, related_name="returns"
    )
    version = models.PositiveSmallIntegerField()
    figures = models.JSONField()
    changes = models.JSONField(default=list)
    signed_by = models.CharField(_("signed by"), max_length=200)
    signed_as = models.CharField(_("office of who signs"), max_length=200)
    closed_at = models.DateTimeField(default=timezone.now)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("training return")
        verbose_name_plural = _("training returns")
        ordering = ["-plan__year", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "academy", "version"], name="return_version_once"
            ),
            models.UniqueConstraint(
                fields=["plan", "version"],
                condition=models.Q(academy=None),
                name="whole_return_version_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} v{self.version}"
