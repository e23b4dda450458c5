"""The events as rows of a table, each in its cells."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q, Sum
from django.utils.translation import gettext as _

from campaigns.enums import CalendarAnchor, EventKind, Figure, PlaceKind
from campaigns.formats.events import COLUMNS
from campaigns.services.outreach.sums import campaign_names, region_names

SAID = ("day", "ends_on", "kind", "place", "title", "note")


def header() -> list[str]:
    """The names of the columns, by which an import knows them again."""
    return [_("Region"), _("Campaign"), _("Yearly action"), *map(str, COLUMNS.values())]


def rows(events: Any) -> Iterator[list[Any]]:
    """The cells of each event, in three statements however many there are."""
    regions, campaigns = region_names(), campaign_names()
    anchors, kinds = dict(CalendarAnchor.choices), dict(EventKind.choices)
    places = dict(PlaceKind.choices)
    counted = {
        f"number_{figure}": Sum("figures__number", filter=Q(figures__figure=figure))
        for figure in Figure.values
    }
    found = events.annotate(**counted).values_list("region", "campaign", "anchor", *SAID, *counted)
    for region, campaign, anchor, day, ends_on, kind, place, *rest in found.iterator():
        yield [
            *(regions[region], campaigns.get(campaign), anchors.get(anchor)),
            *(day, ends_on, kinds[kind], places[place], *rest),
        ]
