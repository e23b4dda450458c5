"""Coming events on a campaign's page: what the public may know of them, and when."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from campaigns.models import CampaignPage, Edition, OutreachEvent
from campaigns.services import outreach
from qalqan.accounts.models import User
from qalqan.common.models import Region
from tests.campaigns.outreach.factories import OutreachEventFactory

pytestmark = pytest.mark.django_db
SECRET = "Көше 5, үй 7"


@pytest.fixture
def campaign(db: None) -> CampaignPage:
    """A page that has a place for events."""
    page = CampaignPage.objects.live().get(slug="c-01")
    empty = {"heading": {"kk": "", "ru": "", "en": ""}, "events": []}
    page.body = [*page.body.get_prep_value(), {"type": "events", "value": empty}]
    page.save()
    return page


def event(campaign: CampaignPage, *, days: int = 7, **fields: Any) -> OutreachEvent:
    day = timezone.localdate() + timedelta(days=days)
    told = {"title": SECRET, "note": SECRET, "campaign": campaign, "is_public": True}
    made: OutreachEvent = OutreachEventFactory.build(
        day=day, region=Region.objects.get(code="karaganda"), **{**told, **fields}
    )
    return outreach.record(made, {}, by=User.objects.get(email="region@demo.example"))


def page_of(client: Any, language: str = "kk") -> str:
    return str(client.get(f"/{language}/campaigns/c-01/").content.decode())


def test_the_page_shows_day_region_and_kinds_alone(client: Any, campaign: CampaignPage) -> None:
    made = event(campaign)
    page = page_of(client)
    assert f'datetime="{made.day.isoformat()}"' in page
    assert "Қарағанды облысы" in page
    assert made.get_place_display() in page
    assert SECRET not in page


@pytest.mark.parametrize("hidden", [{"is_public": False}, {"days": -1}])
def test_what_is_past_or_not_announced_is_not_shown(
    client: Any, campaign: CampaignPage, hidden: dict[str, Any]
) -> None:
    event(campaign, **hidden)
    assert "Қарағанды облысы" not in page_of(client)


def test_an_event_that_runs_today_is_still_shown(client: Any, campaign: CampaignPage) -> None:
    event(campaign, days=-1, ends_on=timezone.localdate())
    assert "Қарағанды облысы" in page_of(client)


def test_each_change_of_an_announced_event_makes_a_new_edition(
    client: Any, campaign: CampaignPage, person: Any
) -> None:
    def number() -> int:
        return int(Edition.objects.get().number)

    made = event(campaign)
    editions = [number()]
    made.place = "airport"
    outreach.record(made, {}, by=person("region"))
    editions.append(number())
    outreach.withdraw(made, reason="Болмайды", by=person("region"))
    editions.append(number())
    assert editions == sorted({*editions})
    assert "Қарағанды облысы" not in page_of(client)
    event(campaign, is_public=False)
    assert number() == editions[-1]
