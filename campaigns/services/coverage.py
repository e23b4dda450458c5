"""What campaigns did in a year, as the action plan's report asks for it."""

from typing import Any

from django.utils.translation import gettext as _

from campaigns.enums import Figure
from campaigns.models import CampaignPage, OutreachEvent
from campaigns.services.outreach import sums
from qalqan.common.languages import LANGUAGES


def coverage_of(year: int) -> dict[str, Any]:
    """The figures of the year's campaigns by their names, in the active language.

    An event counts in the year of its first day, if it was held and not withdrawn; a person who
    came to two events counts at both. Nobody who reads a campaign page is counted, so of pages
    it is told what was published. Four statements, however many events there are. Source: the
    yearly report's figures (events, raids, sites, minors found, people covered, publications).
    """
    events = OutreachEvent.objects.counted().filter(day__year=year)
    total = sums.totals(events)
    counted = {str(figure.label): total.figures.get(figure.value, 0) for figure in Figure}
    return {
        **_published(year),
        _("Campaigns with outreach in the year"): _campaigns_held(events),
        _("Outreach events held, without withdrawn ones"): total.events,
        **counted,
    }


def _published(year: int) -> dict[str, int]:
    published = CampaignPage.objects.live().filter(first_published_at__year__lte=year)
    ready = [page for page in published if any(getattr(page, f"ready_{c}") for c in LANGUAGES)]
    texts = sum(getattr(page, f"ready_{code}") for page in ready for code in LANGUAGES)
    return {
        _("Campaign pages published by the end of the year"): len(ready),
        _("Texts of them in all languages"): texts,
    }


def _campaigns_held(events: Any) -> int:
    """A page, or a yearly action that has none, counts as one campaign."""
    named = events.exclude(campaign=None, anchor="").order_by()
    return int(named.values("campaign", "anchor").distinct().count())
