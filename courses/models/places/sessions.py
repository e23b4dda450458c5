"""Taught events: when, how long, in which form; how simulations are observed and all are judged."""

import secrets

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import InlinePanel
from wagtail.models import Orderable

from courses.enums import TrainingForm
from courses.models.pages import CoursePage
from courses.models.places.academies import Academy
from courses.models.places.cohorts import Cohort
from qalqan.common.panels import translated_panels

SECRET_BYTES = 32


def new_secret() -> str:
    return secrets.token_urlsafe(SECRET_BYTES)


class Checklist(ClusterableModel):
    """What an observer looks for in a simulation; an academy's own, or everybody's."""

    academy = models.ForeignKey(
        Academy, models.CASCADE, null=True, blank=True, verbose_name=_("academy")
    )
    name = models.CharField(_("name"), max_length=200)

    panels = ["academy", *translated_panels("name"), InlinePanel("criteria", label=_("criteria"))]

    class Meta:
        verbose_name = _("observer’s checklist")
        verbose_name_plural = _("observers’ checklists")

    def __str__(self) -> str:
        return str(self.name)


class Criterion(Orderable):
    checklist = ParentalKey(Checklist, on_delete=models.CASCADE, related_name="criteria")
    text = models.CharField(_("what is to be seen"), max_length=300)
    is_critical = models.BooleanField(
        _("critical"), default=False, help_text=_("Without it the simulation is not passed.")
    )

    panels = [*translated_panels("text"), "is_critical"]

    class Meta(Orderable.Meta):
        verbose_name = _("criterion")

    def __str__(self) -> str:
        return str(self.text)


class Session(models.Model):
    academy = models.ForeignKey(
        Academy, models.PROTECT, related_name="sessions", verbose_name=_("academy")
    )
    cohort = models.ForeignKey(
        Cohort,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="sessions",
        verbose_name=_("cohort"),
    )
    course = models.ForeignKey(
        CoursePage,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="sessions",
        verbose_name=_("course"),
    )
    title = models.CharField(_("title"), max_length=300)
    form = models.CharField(_("form of training"), max_length=10, choices=TrainingForm)
    starts_at = models.DateTimeField(_("starts at"))
    ends_at = models.DateTimeField(_("ends at"))
    academic_hours = models.DecimalField(_("academic hours"), max_digits=5, decimal_places=1)
    place = models.CharField(_("place"), max_length=200, blank=True)
    taught_by = models.CharField(_("taught by"), max_length=300, blank=True)
    checklist = models.ForeignKey(
        Checklist,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="sessions",
        verbose_name=_("observer’s checklist"),
    )
    # From it follow the codes that are shown in the room; it never leaves the server.
    secret = models.CharField(max_length=64, default=new_secret, editable=False)
    list_closed_at = models.DateTimeField(null=True, editable=False)
    list_closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    # Tells a file that comes in a second time from a new event.
    import_key = models.CharField(max_length=64, null=True, blank=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering = ["-starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gte=models.F("starts_at")),
                name="session_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=models.Q(academic_hours__gt=0), name="session_has_hours"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Evaluation(models.Model):
    """What people say of a session or a course: sums alone, so that nobody is behind a row.

    `ratings` holds, by question, how many gave 1, 2, 3, 4 and 5. `comments` are in random order.
    """

    session = models.OneToOneField(Session, models.CASCADE, null=True, related_name="evaluation")
    course = models.ForeignKey(CoursePage, models.CASCADE, null=True, related_name="evaluations")
    academy = models.ForeignKey(Academy, models.CASCADE, related_name="evaluations")
    answers = models.PositiveIntegerField(default=0)
    ratings = models.JSONField(default=dict)
    comments = models.JSONField(default=list)

    class Meta:
        verbose_name = _("evaluation")
        constraints = [
            models.UniqueConstraint(fields=["course", "academy"], name="evaluation_once"),
            models.CheckConstraint(
                condition=models.Q(session__isnull=False, course=None)
                | models.Q(session=None, course__isnull=False),
                name="evaluation_of_session_or_course",
            ),
        ]

    def __str__(self) -> str:
        return f"evaluation {self.pk}"
