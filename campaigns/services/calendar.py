"""When campaigns come round, and this year's draft made from the last one.

Source: the yearly actions of the national plan (30 July; 1-12 June; quarterly;
25 November to 10 December), as reported for 2015-2020.
"""

from dataclasses import dataclass
from datetime import date

from campaigns.enums import CalendarAnchor
from campaigns.models import CampaignPage

MonthDay = tuple[int, int]
# First and last day of each round within a year.
ROUNDS: dict[CalendarAnchor, tuple[tuple[MonthDay, MonthDay], ...]] = {
    CalendarAnchor.WORLD_DAY: (((7, 30), (7, 30)),),
    CalendarAnchor.CHILD_LABOUR: (((6, 1), (6, 12)),),
    CalendarAnchor.QUARTER: (
        ((1, 1), (3, 31)),
        ((4, 1), (6, 30)),
        ((7, 1), (9, 30)),
        ((10, 1), (12, 31)),
    ),
    CalendarAnchor.SIXTEEN_DAYS: (((11, 25), (12, 10)),),
}


@dataclass(frozen=True)
class Round:
    """One coming round, first and last day included."""

    starts_on: date
    ends_on: date


def next_round(anchor: CalendarAnchor, *, after: date) -> Round:
    """The first round of `anchor` that begins after the day `after`."""
    rounds = (
        Round(date(year, *first), date(year, *last))
        for year in (after.year, after.year + 1)
        for first, last in ROUNDS[anchor]
    )
    return next(one for one in rounds if one.starts_on > after)


def draft_next_round(page: CampaignPage, *, after: date) -> CampaignPage | None:
    """An unpublished copy of `page` for its next round; None where that was made before."""
    coming = next_round(CalendarAnchor(page.anchor), after=after)
    siblings = CampaignPage.objects.sibling_of(page)
    if siblings.filter(anchor=page.anchor, starts_on=coming.starts_on).exists():
        return None
    copied: CampaignPage = page.copy(
        keep_live=False,
        copy_revisions=False,
        update_attrs={
            # A round has one slug for good, and it tells nothing of what the page is about.
            "slug": f"c-{coming.starts_on:%y%m%d}-{page.pk}",
            "starts_on": coming.starts_on,
            "ends_on": coming.ends_on,
        },
    )
    return copied


def draft_rounds(*, after: date) -> list[CampaignPage]:
    """Drafts of all that comes back, each made from the newest page of its anchor and group."""
    newest: dict[tuple[str, str], CampaignPage] = {}
    for page in CampaignPage.objects.live().exclude(anchor="").order_by("starts_on", "pk"):
        newest[page.anchor, page.target] = page
    drafts = (draft_next_round(page, after=after) for page in newest.values())
    return [draft for draft in drafts if draft is not None]
