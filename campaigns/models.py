"""Public pages. They know no learner and set no cookie."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigns.blocks import CampaignBodyBlock
from qalqan.common.models import BasePage
from qalqan.common.models.fields import BodyField


class CampaignIndexPage(BasePage):
    parent_page_types = ["common.HomePage"]
    subpage_types = ["campaigns.CampaignPage"]
    max_count = 1

    class Meta:
        verbose_name = _("campaigns")


class CampaignPage(BasePage):
    """The heading is also what a browser's history shows: keep it neutral."""

    body = BodyField(CampaignBodyBlock(), verbose_name=_("body"), blank=True)

    shared_panels = ["body"]
    parent_page_types = ["campaigns.CampaignIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("campaign")


class HelpPage(BasePage):
    # The heading names the tab and the history entry; this one stands on the page.
    title_on_page = models.CharField(_("title on the page"), max_length=200, blank=True)
    body = BodyField(CampaignBodyBlock(), verbose_name=_("body"), blank=True)

    translated_names = [*BasePage.translated_names, "title_on_page"]
    shared_panels = ["body"]
    parent_page_types = ["common.HomePage"]
    subpage_types: list[str] = []
    max_count = 1

    class Meta:
        verbose_name = _("help page")
