"""A regional coordinator records events of a region, and what was counted at each."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from campaigns.models import CampaignPage, OutreachEvent, OutreachFigure
from campaigns.services import outreach
from campaigns.services.outreach import OutreachError
from qalqan.common.models import AuditRow, Region
from tests.campaigns.outreach.factories import OutreachEventFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator(signed_in: Any) -> Any:
    return signed_in("region")


def said(**changes: Any) -> dict[str, Any]:
    region = Region.objects.get(code="karaganda").pk
    today = timezone.localdate().isoformat()
    return {"day": today, "region": region, "kind": "raid", "place": "farm", **changes}


def test_the_form_is_filled_in_for_today_and_the_own_region(coordinator: Any) -> None:
    page = coordinator.get("/kk/outreach/new/").content.decode()
    assert f'value="{timezone.localdate().isoformat()}"' in page
    assert "Қарағанды облысы" in page
    assert "Абай облысы" not in page


def test_an_event_is_recorded_with_its_figures(coordinator: Any, person: Any) -> None:
    made = coordinator.post("/kk/outreach/new/", said(raids="1", sites="4", minors_found="0"))
    event = OutreachEvent.objects.get()
    assert made["Location"] == f"/kk/outreach/{event.pk}/"
    assert outreach.figures_of(event) == {"raids": 1, "sites": 4}
    assert event.recorded_by == person("region")
    row = AuditRow.objects.get(subject=f"outreach:{event.pk}")
    assert row.data == {"change": event.changes.get().pk}


def test_a_change_keeps_what_was_said_before(coordinator: Any, person: Any) -> None:
    event = OutreachEventFactory(counted={"minors": 30})
    at = f"/kk/outreach/{event.pk}/"
    changed = coordinator.post(f"{at}change/", said(place="station", minors="20", adults="5"))
    assert changed["Location"] == at
    change = event.changes.get()
    assert (change.before["minors"], change.after["minors"]) == (30, 20)
    assert change.made_by == person("region")
    page = coordinator.get(at).content.decode()
    assert "<del>30</del>" in page
    assert "<ins>20</ins>" in page


def test_a_withdrawn_event_stays_with_its_reason_and_no_sum_counts_it(coordinator: Any) -> None:
    event = OutreachEventFactory(counted={"minors": 30})
    at = f"/kk/outreach/{event.pk}/"
    assert coordinator.post(f"{at}withdraw/", {"reason": ""}).status_code == 400
    assert coordinator.post(f"{at}withdraw/", {"reason": "Екі рет жазылған"}).status_code == 302
    assert "Екі рет жазылған" in coordinator.get(at).content.decode()
    assert not OutreachEvent.objects.counted().exists()
    assert coordinator.post(f"{at}change/", said())["Location"] == at
    event.refresh_from_db()
    assert event.kind == "information"


def test_what_is_withdrawn_cannot_be_withdrawn_or_changed_again(person: Any) -> None:
    event = OutreachEventFactory(withdrawn=True)
    for act in (
        lambda: outreach.withdraw(event, reason="x", by=person("region")),
        lambda: outreach.record(event, {}, by=person("region")),
    ):
        with pytest.raises(OutreachError) as refused:
            act()
        assert refused.value.code == "withdrawn"


@pytest.mark.parametrize(
    "wrong",
    [
        {"day": ""},
        {"ends_on": "2015-01-01"},
        {"minors": "-1"},
        {"minors": "10000001"},
        {"kind": "party"},
        {"is_public": "on"},
    ],
)
def test_a_form_says_what_is_wrong(coordinator: Any, wrong: dict[str, str]) -> None:
    refused = coordinator.post("/kk/outreach/new/", said(**wrong))
    assert refused.status_code == 400
    assert "govuk-error-summary" in refused.content.decode()
    assert not OutreachEvent.objects.exists()


def test_an_event_to_come_is_planned_and_has_no_figures_yet(coordinator: Any) -> None:
    later = (timezone.localdate() + timedelta(days=3)).isoformat()
    assert coordinator.post("/kk/outreach/new/", said(day=later, minors="5")).status_code == 400
    assert coordinator.post("/kk/outreach/new/", said(day=later)).status_code == 302
    event = OutreachEvent.objects.get()
    assert event.is_planned
    assert not OutreachEvent.objects.counted().exists()
    coordinator.post(f"/kk/outreach/{event.pk}/change/", said(minors="5"))
    assert OutreachEvent.objects.counted().get() == event


def test_another_region_is_out_of_reach(coordinator: Any) -> None:
    event = OutreachEventFactory(elsewhere=True, title="Алыстағы іс-шара")
    for address in ("", "change/", "withdraw/"):
        assert coordinator.get(f"/kk/outreach/{event.pk}/{address}").status_code == 404
    assert "Алыстағы іс-шара" not in coordinator.get("/kk/outreach/").content.decode()
    there = coordinator.post("/kk/outreach/new/", said(region=event.region_id))
    assert there.status_code == 400


def test_an_auditor_reads_the_whole_country_and_changes_nothing(signed_in: Any) -> None:
    event = OutreachEventFactory(elsewhere=True)
    page = signed_in("auditor").get(f"/kk/outreach/{event.pk}/").content.decode()
    assert "/withdraw/" not in page


def test_the_campaign_says_which_yearly_action_it_is(coordinator: Any) -> None:
    campaign = CampaignPage.objects.live().first()
    CampaignPage.objects.filter(pk=campaign.pk).update(anchor="child-labour")
    coordinator.post("/kk/outreach/new/", said(campaign=campaign.pk, anchor="quarter"))
    assert OutreachEvent.objects.get().anchor == "child-labour"


def test_the_database_keeps_what_cannot_be_out() -> None:
    event = OutreachEventFactory(counted={"minors": 1})
    wrong = [
        lambda: OutreachFigure.objects.create(event=event, figure="minors", number=2),
        lambda: OutreachFigure.objects.create(event=event, figure="adults", number=0),
        lambda: OutreachEvent.objects.update(ends_on="2015-01-01"),
        lambda: OutreachEvent.objects.update(withdrawn_at=timezone.now()),
    ]
    for write in wrong:
        with pytest.raises((IntegrityError, ValidationError)), transaction.atomic():
            write()
