"""Sums of outreach: in all, and by region, campaign, kind, place or month."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, Sum
from django.db.models.functions import TruncMonth
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.enums import CalendarAnchor, EventKind, Figure, PlaceKind
from campaigns.models import CampaignPage
from qalqan.common.models import Region


@dataclass
class Sums:
    """How many events, and the sum of each figure by its code."""

    name: str = ""
    events: int = 0
    figures: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Grouping:
    label: str | Promise
    expression: Any
    # (values) -> {value: name}
    names: Callable[[Iterable[Any]], dict[Any, str]]
    is_in_time: bool = False


def totals(events: Any) -> Sums:
    """The sums of all of `events`, in two statements."""
    added = events.order_by().values_list("figures__figure").annotate(Sum("figures__number"))
    return Sums(
        events=events.count(), figures={figure: number for figure, number in added if figure}
    )


def groups(events: Any, by: str) -> list[Sums]:
    """The sums of `events` by a key of GROUPINGS: months in their order, others by number.

    Three statements at most, however many events there are.
    """
    grouping = GROUPINGS[by]
    grouped = events.annotate(group=grouping.expression).order_by().values("group")
    found = {one["group"]: Sums(events=one["n"]) for one in grouped.annotate(n=Count("pk"))}
    added = grouped.values("group", "figures__figure").annotate(n=Sum("figures__number"))
    for one in added:
        if one["figures__figure"]:
            found[one["group"]].figures[one["figures__figure"]] = one["n"]
    if grouping.is_in_time:
        found = dict(sorted(found.items()))
    else:
        found = dict(sorted(found.items(), key=lambda pair: -pair[1].events))
    names = grouping.names(found)
    for value, sums in found.items():
        sums.name = names.get(value) or _("not given")
    return list(found.values())


def shown_figures(sums: Iterable[Sums]) -> list[Figure]:
    """Those that were counted anywhere, in their order."""
    counted = {name for one in sums for name in one.figures}
    return [figure for figure in Figure if figure.value in counted]


def campaign_names(_values: Iterable[Any] = ()) -> dict[Any, str]:
    headings = CampaignPage.objects.defer("body")
    return {page.pk: str(page.heading) for page in headings}


def region_names(_values: Iterable[Any] = ()) -> dict[Any, str]:
    return {region.pk: str(region) for region in Region.objects.all()}


def _labels(choices: Any) -> Callable[[Iterable[Any]], dict[Any, str]]:
    return lambda _values: {value: str(label) for value, label in choices.choices}


def _months(values: Iterable[Any]) -> dict[Any, str]:
    return {month: date_format(month, "YEAR_MONTH_FORMAT") for month in values}


GROUPINGS = {
    "region": Grouping(gettext_lazy("Region"), F("region"), region_names),
    "campaign": Grouping(gettext_lazy("Campaign"), F("campaign"), campaign_names),
    "anchor": Grouping(gettext_lazy("Yearly action"), F("anchor"), _labels(CalendarAnchor)),
    "kind": Grouping(gettext_lazy("Kind of event"), F("kind"), _labels(EventKind)),
    "place": Grouping(gettext_lazy("Kind of place"), F("place"), _labels(PlaceKind)),
    "month": Grouping(gettext_lazy("Month"), TruncMonth("day"), _months, is_in_time=True),
}
