"""The campaign of 2015, row by row, and its figures in the sums and in the yearly return."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from campaigns.models import CampaignPage, OutreachEvent
from campaigns.services import coverage_of
from tests.campaigns.outreach.factories import OutreachEventFactory

pytestmark = pytest.mark.django_db
EVENTS = 11_969
# Source: domain.md C2 (the figures of 1-12 June 2015).
REPORTED = {
    "minors": 1_400_000,
    "adults": 200_000,
    "raids": 4_083,
    "sites": 6_694,
    "minors_found": 39,
    "articles": 295,
    "programmes": 90,
}


def shared_out(total: int, count: int) -> list[int]:
    each, left = divmod(total, count)
    return [each + (place < left) for place in range(count)]


def list_of(count: int) -> Iterator[str]:
    """All figures of 2015, shared out over `count` events."""
    yield ";".join(("day", "kind", "place", *REPORTED))
    figures = zip(*(shared_out(total, count) for total in REPORTED.values()), strict=True)
    for place, numbers in enumerate(figures):
        yield ";".join((f"{1 + place % 12}.06.2015", "raid", "farm", *map(str, numbers)))


@pytest.fixture
def campaign(db: None) -> CampaignPage:
    page = CampaignPage.objects.live().first()
    CampaignPage.objects.filter(pk=page.pk).update(anchor="child-labour")
    return page


def imported(tmp_path: Path, count: int, **options: Any) -> dict[str, Any]:
    file, told = tmp_path / "2015.csv", tmp_path / "told.json"
    file.write_text("\n".join(list_of(count)))
    with told.open("w") as stdout:
        call_command("import_events", file, region="karaganda", stdout=stdout, **options)
    answer: dict[str, Any] = json.loads(told.read_text())
    return answer


def test_the_campaign_of_2015_comes_in_whole_and_stands_in_the_return(
    tmp_path: Path,
    campaign: CampaignPage,
    signed_in: Any,
    django_assert_max_num_queries: Any,
) -> None:
    told = imported(tmp_path, EVENTS, campaign=campaign.slug)
    assert (told["created"], told["rejected"]) == (EVENTS, [])
    with translation.override("en"), django_assert_max_num_queries(4):
        figures = coverage_of(2015)
    assert figures["Outreach events held, without withdrawn ones"] == EVENTS
    assert figures["Campaigns with outreach in the year"] == 1
    assert {*REPORTED.values()} <= {*figures.values()}
    output = tmp_path / "return.json"
    call_command("training_return", year=2015, format="json", language="en", output=output)
    assert {EVENTS, *REPORTED.values()} <= {*json.loads(output.read_text())["campaigns"].values()}
    coordinator = signed_in("region")
    for address in ("", "?page=240", "new/", "coverage/?by=month", "events.csv", "events.xlsx"):
        with django_assert_max_num_queries(16):
            answer = coordinator.get(f"/kk/outreach/{address}")
            assert b"".join(answer)


@pytest.mark.parametrize("format", ["csv", "xlsx", "docx", "pdf"])
def test_each_format_of_the_return_takes_the_figures(tmp_path: Path, format: str) -> None:
    imported(tmp_path, 5)
    output = tmp_path / f"return.{format}"
    call_command("training_return", year=2015, format=format, language="ru", output=output)
    assert output.stat().st_size


def test_withdrawn_planned_and_other_years_events_do_not_count() -> None:
    OutreachEventFactory(day="2015-06-01", counted={"minors": 7})
    OutreachEventFactory(day="2015-06-02", counted={"minors": 100}, withdrawn=True)
    OutreachEventFactory(day="2015-06-03", is_planned=True)
    OutreachEventFactory(day="2016-01-01", counted={"minors": 100})
    with translation.override("en"):
        figures = coverage_of(2015)
    assert figures["Outreach events held, without withdrawn ones"] == 1
    assert figures["Minors covered"] == 7


def test_an_observer_sees_sums_of_the_country_and_a_coordinator_those_of_a_region(
    signed_in: Any,
) -> None:
    OutreachEventFactory(counted={"minors": 1_000})
    OutreachEventFactory(elsewhere=True, counted={"minors": 2_345})
    country = signed_in("observer").get("/en/outreach/coverage/").content.decode()
    assert "3,345" in country
    assert "Abai Region" in country
    region = signed_in("region").get("/en/outreach/coverage/").content.decode()
    assert "1,000" in region
    assert "Abai Region" not in region
    file = signed_in("region").get("/en/outreach/coverage.csv")
    assert b"2345" not in b"".join(file.streaming_content)


@pytest.mark.parametrize(
    "by", ["region", "campaign", "anchor", "kind", "place", "month", "nonsense"]
)
def test_sums_are_grouped_by_what_is_asked_and_add_up(signed_in: Any, by: str) -> None:
    OutreachEventFactory(day="2026-02-01", counted={"minors": 3, "adults": 1})
    OutreachEventFactory(day="2026-03-01", kind="raid", place="farm", counted={"minors": 4})
    asked = {"by": by, "since": "2026-01-01", "until": "2026-12-31"}
    context = signed_in("region").get("/kk/outreach/coverage/", asked).context
    rows = [dict(row["figures"]) for row in context["rows"]]
    assert sum(int(number) for row in rows for number in row.values()) == 8


def test_filters_leave_what_fits_and_nonsense_leaves_all(signed_in: Any) -> None:
    raid = OutreachEventFactory(day="2026-02-01", kind="raid")
    OutreachEventFactory(day="2026-03-01")
    coordinator = signed_in("region")

    def found(query: str) -> list[OutreachEvent]:
        return list(coordinator.get(f"/kk/outreach/?{query}").context["page_obj"])

    assert found("kind=raid") == [raid]
    assert found("until=2026-02-28") == [raid]
    assert len(found("kind=party&since=never&campaign=x&page=99")) == 2


def test_a_download_holds_no_live_formula_and_nothing_withdrawn(signed_in: Any) -> None:
    OutreachEventFactory(title="=1+1", counted={"minors": 5})
    OutreachEventFactory(title="Артық", withdrawn=True)
    file = signed_in("auditor").get("/kk/outreach/events.csv")
    text = b"".join(file.streaming_content).decode()
    assert "'=1+1" in text
    assert "Артық" not in text


@pytest.mark.parametrize(
    "options",
    [{"region": "nowhere"}, {"campaign": "no-such-page"}, {"region": "abai", "broken": True}],
)
def test_the_command_refuses_and_writes_nothing(tmp_path: Path, options: dict[str, Any]) -> None:
    file = tmp_path / "events.csv"
    file.write_text("x;y\n1;2\n" if options.pop("broken", False) else "\n".join(list_of(2)))
    with pytest.raises(CommandError, match="Nothing was imported"):
        call_command("import_events", file, **{"region": "karaganda", **options})
    assert not OutreachEvent.objects.exists()


def test_a_dry_run_says_what_would_happen(tmp_path: Path) -> None:
    assert imported(tmp_path, 3, dry_run=True)["created"] == 3
    assert not OutreachEvent.objects.exists()
