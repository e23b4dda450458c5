"""A list of events comes in: looked at first, once only, from what regions really send."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from campaigns.models import OutreachEvent
from campaigns.services import outreach
from campaigns.services.outreach import OutreachError, importing
from qalqan.common.models import AuditRow, Region
from tests.campaigns.outreach.factories import OutreachEventFactory

pytestmark = pytest.mark.django_db
LIST = "day;kind;place;minors\n01.06.2015;raid;Farm;1 400\n2.06.2015;information;station;20\n"


@pytest.fixture
def region(db: None) -> Region:
    return Region.objects.get(code="karaganda")


def rows(text: str = LIST, encoding: str = "utf-8") -> importing.Rows:
    return importing.read(text.encode(encoding))


def uploaded(text: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("events.csv", text.encode())


def test_nothing_is_written_before_it_is_confirmed(signed_in: Any, region: Region) -> None:
    coordinator = signed_in("region")
    look = coordinator.post(
        "/kk/outreach/import/", {"region": region.pk, "file": uploaded(LIST + "x;raid;;\n")}
    )
    assert "<dd>2</dd>" in look.content.decode()
    assert 'scope="row">4</th>' in look.content.decode()
    assert not OutreachEvent.objects.exists()
    kept = look.context["upload"]
    done = coordinator.post("/kk/outreach/import/done/", {"upload": kept})
    assert done["Location"] == "/kk/outreach/"
    assert OutreachEvent.objects.count() == 2
    gone = coordinator.post("/kk/outreach/import/done/", {"upload": kept})
    assert gone["Location"] == "/kk/outreach/import/"
    assert OutreachEvent.objects.count() == 2


def test_a_list_that_comes_in_twice_changes_nothing(region: Region) -> None:
    assert len(importing.bring_in(rows(), region).fresh) == 2
    again = importing.bring_in(rows(), region)
    assert (len(again.fresh), again.unchanged) == (0, 2)
    assert AuditRow.objects.filter(action="outreach.imported").count() == 2


def test_two_events_alike_in_one_list_are_two_events(region: Region) -> None:
    twice = rows(LIST + LIST.splitlines()[1])
    assert len(importing.bring_in(twice, region).fresh) == 3
    assert importing.bring_in(twice, region).unchanged == 3


def test_what_was_changed_or_withdrawn_by_hand_does_not_come_back(
    region: Region, person: Any
) -> None:
    importing.bring_in(rows(), region)
    changed, withdrawn = OutreachEvent.objects.order_by("day")
    outreach.record(changed, {"minors": 9}, by=person("region"))
    outreach.withdraw(withdrawn, reason="Екі рет", by=person("region"))
    assert importing.bring_in(rows(), region).unchanged == 2
    assert outreach.figures_of(changed) == {"minors": 9}


def test_the_same_list_is_another_regions_own(region: Region) -> None:
    importing.bring_in(rows(), region)
    assert len(importing.plan(rows(), Region.objects.get(code="abai")).fresh) == 2


@pytest.mark.parametrize(
    "row",
    [
        "31.02.2015;raid;;",
        ";raid;;",
        "1.06.2015;party;;",
        "1.06.2015;raid;;-4",
        "1.06.2015;raid;;many",
        "1.06.2095;raid;;",
    ],
)
def test_a_wrong_row_is_rejected_with_its_number(region: Region, row: str) -> None:
    plan = importing.plan(rows(f"{LIST}{row}\n"), region)
    assert [one.row for one in plan.rejected] == [4]
    assert plan.rejected[0].reason
    assert len(plan.fresh) == 2


def test_a_file_whose_columns_nobody_knows_is_refused_whole() -> None:
    with pytest.raises(OutreachError) as refused:
        rows("a;b\n1;2\n")
    assert refused.value.code == "no_header"


def test_a_title_above_the_header_and_kazakh_letters_of_old_files(region: Region) -> None:
    kazakh = "Есеп;;;\n" + LIST.replace("place", "title").replace("Farm", "Ферма қоры")
    importing.bring_in(rows(kazakh, "kz1048"), region)
    assert OutreachEvent.objects.filter(title="Ферма қоры", place="other").exists()


def test_a_workbook_and_what_was_exported_come_in_as_well(signed_in: Any, region: Region) -> None:
    book = Workbook()
    for cells in (["day", "kind", "minors"], ["2015-06-01", "lecture", 12]):
        book.active.append(cells)
    file = io.BytesIO()
    book.save(file)
    importing.bring_in(importing.read(file.getvalue()), region)
    exported = b"".join(signed_in("region").get("/kk/outreach/events.csv").streaming_content)
    there = importing.bring_in(importing.read(exported), Region.objects.get(code="abai"))
    assert len(there.fresh) == 1
    copied = OutreachEvent.objects.get(region__code="abai")
    assert (copied.kind, outreach.figures_of(copied)) == ("lecture", {"minors": 12})


def test_a_list_of_another_region_is_out_of_reach(signed_in: Any) -> None:
    elsewhere = OutreachEventFactory(elsewhere=True).region
    form = {"region": elsewhere.pk, "file": uploaded(LIST)}
    assert signed_in("region").post("/kk/outreach/import/", form).status_code == 400
