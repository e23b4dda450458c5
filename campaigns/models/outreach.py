"""Outreach events as regions report them, and what was counted at each."""

from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from campaigns.enums import MOST_COUNTED, CalendarAnchor, EventKind, Figure, PlaceKind


class OutreachEventQuerySet(models.QuerySet["OutreachEvent"]):
    def counted(self) -> "OutreachEventQuerySet":
        """Those that reports count: held, and not withdrawn."""
        return self.filter(is_planned=False, withdrawn_at=None)

    def announced(self, today: date) -> "OutreachEventQuerySet":
        """Those to come that the public may know of, the first at the head."""
        coming = Q(day__gte=today) | Q(ends_on__gte=today)
        return self.filter(coming, is_public=True, withdrawn_at=None).order_by("day", "pk")


class OutreachEvent(models.Model):
    """An event of one region. Nobody is named in it; one that was wrong is withdrawn and stays."""

    day = models.DateField(_("day"))
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    region = models.ForeignKey("common.Region", models.PROTECT, verbose_name=_("region"))
    kind = models.CharField(_("kind of event"), max_length=12, choices=EventKind)
    place = models.CharField(_("kind of place"), max_length=16, choices=PlaceKind)
    campaign = models.ForeignKey(
        "campaigns.CampaignPage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="outreach",
        verbose_name=_("campaign"),
    )
    # Kept beside the campaign: the action of 2015 has no page, and a page may go.
    anchor = models.CharField(_("yearly action"), max_length=12, choices=CalendarAnchor, blank=True)
    title = models.CharField(_("title"), max_length=200, blank=True)
    note = models.TextField(_("note"), max_length=1000, blank=True)
    is_planned = models.BooleanField(default=False)
    is_public = models.BooleanField(_("announced to the public"), default=False)
    # Of the row that it came from; the same row changes nothing a second time.
    fingerprint = models.CharField(max_length=40, blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    withdrawal_reason = models.CharField(_("reason"), max_length=500, blank=True)

    objects: ClassVar[Any] = OutreachEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("outreach event")
        verbose_name_plural = _("outreach events")
        ordering = ["-day", "-pk"]
        permissions = [("view_coverage", _("Can see the sums of outreach"))]
        indexes = [models.Index("region", "day", name="outreach_of_region_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("day")),
                name="outreach_ends_after_it_starts",
                violation_error_message=_("The last day cannot be before the first."),
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawal_reason="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawal_reason="")),
                name="outreach_is_withdrawn_for_a_reason",
            ),
            models.UniqueConstraint(
                fields=["region", "fingerprint"],
                condition=~Q(fingerprint=""),
                name="outreach_row_comes_in_once",
            ),
        ]

    def __str__(self) -> str:
        return self.title or str(EventKind(self.kind).label)

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None


class OutreachFigure(models.Model):
    """One figure of an event; what was not counted has no row."""

    event = models.ForeignKey(OutreachEvent, models.CASCADE, related_name="figures")
    figure = models.CharField(_("figure"), max_length=12, choices=Figure)
    number = models.PositiveIntegerField(_("number"))

    class Meta:
        verbose_name = _("figure of an event")
        constraints = [
            models.UniqueConstraint(fields=["event", "figure"], name="one_number_a_figure"),
            models.CheckConstraint(
                condition=Q(number__gte=1, number__lte=MOST_COUNTED),
                name="outreach_counts_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{Figure(self.figure).label}: {self.number}"


class OutreachChange(models.Model):
    """What a recorded event said before it was changed; in codes and numbers, never in names."""

    event = models.ForeignKey(OutreachEvent, models.CASCADE, related_name="changes")
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("change of an outreach event")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.event_id} {self.made_at:%Y-%m-%d}"
