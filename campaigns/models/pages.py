"""Campaigns and their index. They know no reader and set no cookie."""

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from campaigns.blocks import CampaignBodyBlock
from campaigns.enums import CalendarAnchor, TargetGroup
from qalqan.common.models import BasePage
from qalqan.common.models.fields import BodyField


class CampaignIndexPage(BasePage):
    parent_page_types = ["common.HomePage"]
    subpage_types = ["campaigns.CampaignPage"]
    max_count = 1

    class Meta:
        verbose_name = _("campaigns")


class CampaignQuerySet(PageQuerySet):
    def current(self, today: date) -> "CampaignQuerySet":
        """Running on that day, the one that ends first at the head; those without end last."""
        begun = models.Q(starts_on=None) | models.Q(starts_on__lte=today)
        open_ended = models.Q(ends_on=None) | models.Q(ends_on__gte=today)
        return self.filter(begun & open_ended).order_by(
            models.F("ends_on").asc(nulls_last=True), "path"
        )

    def coming(self, today: date) -> "CampaignQuerySet":
        return self.filter(starts_on__gt=today).order_by("starts_on", "path")


class CampaignPage(BasePage):
    """The heading is also what a browser's history shows: keep it neutral."""

    target = models.CharField(_("for whom"), max_length=16, choices=TargetGroup, blank=True)
    anchor = models.CharField(
        _("comes back"),
        max_length=12,
        choices=CalendarAnchor,
        blank=True,
        help_text=_("A draft of the next round is then made from this page."),
    )
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    body = BodyField(CampaignBodyBlock(), verbose_name=_("body"), blank=True)

    objects: ClassVar[Any] = PageManager.from_queryset(CampaignQuerySet)()

    shared_panels = ["target", "anchor", "starts_on", "ends_on", "body"]
    parent_page_types = ["campaigns.CampaignIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("campaign")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on=None)
                | models.Q(starts_on=None)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="campaign_ends_after_it_starts",
                violation_error_message=_("The last day cannot be before the first."),
            )
        ]
