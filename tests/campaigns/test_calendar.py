"""Campaigns come round: when, and as which drafts."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from hypothesis import given
from hypothesis import strategies as st

from campaigns.enums import CalendarAnchor
from campaigns.models import CampaignPage
from campaigns.services.calendar import draft_rounds, next_round
from campaigns.views import public

DAYS = st.dates(date(2000, 1, 1), date(2090, 12, 31))


@given(anchor=st.sampled_from(CalendarAnchor), after=DAYS)
def test_the_next_round_lies_ahead_and_none_is_passed_by(
    anchor: CalendarAnchor, after: date
) -> None:
    coming = next_round(anchor, after=after)
    assert after < coming.starts_on <= coming.ends_on
    assert (coming.starts_on - after).days <= 366
    # A day before it begins, the same round is still the next one.
    assert next_round(anchor, after=date.fromordinal(coming.starts_on.toordinal() - 1)) == coming


@pytest.mark.parametrize(
    ("anchor", "after", "starts", "ends"),
    [
        ("world-day", "2026-07-29", "2026-07-30", "2026-07-30"),
        ("world-day", "2026-07-30", "2027-07-30", "2027-07-30"),
        ("child-labour", "2026-11-22", "2027-06-01", "2027-06-12"),
        ("quarter", "2026-11-22", "2027-01-01", "2027-03-31"),
        ("sixteen-days", "2026-11-22", "2026-11-25", "2026-12-10"),
    ],
)
def test_the_days_are_those_of_the_plan(anchor: str, after: str, starts: str, ends: str) -> None:
    coming = next_round(CalendarAnchor(anchor), after=date.fromisoformat(after))
    assert (coming.starts_on.isoformat(), coming.ends_on.isoformat()) == (starts, ends)


@pytest.fixture
def last_year(db: None) -> CampaignPage:
    CampaignPage.objects.update(anchor="")
    page = CampaignPage.objects.get(slug="c-01")
    page.anchor = CalendarAnchor.CHILD_LABOUR
    page.starts_on, page.ends_on = date(2026, 6, 1), date(2026, 6, 12)
    page.save_revision().publish()
    return page


def test_a_draft_of_the_next_round_is_made_once_and_is_not_public(
    last_year: CampaignPage, client: Any
) -> None:
    [draft] = draft_rounds(after=date(2026, 11, 22))
    assert (draft.starts_on, draft.ends_on) == (date(2027, 6, 1), date(2027, 6, 12))
    assert draft.body == last_year.body
    assert not draft.live
    assert client.get(f"/kk/campaigns/{draft.slug}/").status_code == 404
    assert draft_rounds(after=date(2026, 11, 22)) == []


def test_the_newest_page_is_the_template_of_the_one_after(last_year: CampaignPage) -> None:
    [draft] = draft_rounds(after=date(2026, 11, 22))
    draft.heading_kk = "Жаңа тақырып"
    draft.save_revision().publish()
    [later] = draft_rounds(after=date(2027, 6, 1))
    assert later.heading_kk == "Жаңа тақырып"


def test_the_command_names_what_it_made(last_year: CampaignPage, capsys: Any) -> None:
    call_command("plan_campaigns")
    assert "06-01" in capsys.readouterr().out


def test_the_index_shows_what_runs_and_what_comes_and_not_what_is_over(
    last_year: CampaignPage, client: Any, monkeypatch: Any
) -> None:
    address = f"/kk/campaigns/{last_year.slug}/"
    for day, shown in (("2026-05-20", True), ("2026-06-12", True), ("2026-06-13", False)):
        monkeypatch.setattr(public.timezone, "localdate", lambda day=day: date.fromisoformat(day))
        assert (address in client.get("/kk/campaigns/").content.decode()) is shown, day


def test_a_campaign_cannot_end_before_it_starts(last_year: CampaignPage) -> None:
    last_year.ends_on = date(2026, 5, 1)
    with pytest.raises(ValidationError):
        last_year.full_clean()
