"""The return leaves the house, is signed off, corrected, and joined with those of others."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.core.management import CommandError, call_command
from docx import Document

from courses.models import Academy, Attendance, ReturnInput, TrainingReturn
from courses.returns import services
from qalqan.common.models import AuditRow
from tests.courses.officers import OFFICERS
from tests.courses.returns.screen import SCREEN, SIGNED, sign

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_format_holds_the_figures(
    year_2015: None,
    tmp_path: Path,
    language: str,
) -> None:
    files = {}
    for name in ("json", "csv", "xlsx", "docx", "pdf"):
        files[name] = tmp_path / f"return.{name}"
        call_command(
            "training_return",
            *("--year", "2015", "--format", name, "--language", language),
            *("--academy", "karaganda", "--output", str(files[name])),
            verbosity=0,
        )
    document = json.loads(files["json"].read_text())
    assert document["totals"]["persons"] == 117
    assert document["definitions"]["persons"]
    table = list(csv.reader(io.StringIO(files["csv"].read_text("utf-8-sig"))))
    assert len(table) == len(OFFICERS) + 2
    sheet = openpyxl.load_workbook(files["xlsx"]).worksheets[0]
    assert sheet.cell(len(OFFICERS) + 2, 7).value == 117
    paper = Document(str(files["docx"]))
    assert paper.tables[0].rows[-1].cells[6].text == "117"
    assert files["pdf"].read_bytes().startswith(b"%PDF")


def test_an_unknown_academy_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="karaganda"):
        call_command(
            "training_return",
            *("--year", "2015", "--format", "csv", "--academy", "nope"),
            *("--output", str(tmp_path / "x.csv")),
        )


def test_a_manager_reads_follows_and_signs_the_return(
    signed_in: Any,
    year_2015: None,
) -> None:
    manager = signed_in("manager")
    page = manager.get(SCREEN).content.decode()
    assert ">117<" in page
    assert "<svg" in page
    people = manager.get(f"{SCREEN}people/?form=seminar").content.decode()
    assert people.count('scope="row"') == 117
    assert sign(manager).status_code == 302
    assert TrainingReturn.objects.get().figures["totals"]["persons"] == 117
    assert AuditRow.objects.filter(action="return.closed").count() == 1


def withdraw_one() -> None:
    gone = Attendance.objects.order_by("pk")[:1]
    Attendance.objects.filter(pk__in=gone).update(withdrawn_at="2026-01-01T00:00Z")


def test_a_closed_return_stays_as_it_was_signed(
    signed_in: Any,
    year_2015: None,
    academy: Academy,
) -> None:
    manager = signed_in("manager")
    sign(manager)
    withdraw_one()
    assert services.training_return(2015, academy=academy)["totals"]["persons"] == 117


def test_a_correction_is_a_new_version_that_says_what_changed(
    signed_in: Any,
    year_2015: None,
    academy: Academy,
) -> None:
    manager = signed_in("manager")
    sign(manager)
    withdraw_one()
    sign(manager)
    document = services.training_return(2015, language="en", academy=academy)
    assert document["version"] == 2
    persons = [one for one in document["changes"] if one["figure"] == "persons"]
    assert {(one["before"], one["after"]) for one in persons} == {(16, 15), (117, 116)}
    assert "117, now 116" in manager.get("/en/academy/returns/2015/").content.decode()


def test_closing_twice_without_a_change_makes_no_version(
    signed_in: Any,
    year_2015: None,
) -> None:
    manager = signed_in("manager")
    for _again in range(2):
        sign(manager)
    assert TrainingReturn.objects.count() == 1


def test_a_return_is_not_signed_without_a_name(signed_in: Any) -> None:
    assert signed_in("manager").post(SCREEN, {"signed_by": ""}).status_code == 400
    assert not TrainingReturn.objects.exists()


def test_managers_see_no_other_academys_return(signed_in: Any) -> None:
    Academy.objects.create(code="other", name="Other")
    manager = signed_in("manager")
    assert manager.get(f"{SCREEN}?academy=other").status_code == 404
    assert manager.get(f"{SCREEN}people/?academy=other").status_code == 404
    assert manager.get("/kk/academy/returns/2014/").status_code == 404


@pytest.mark.parametrize("name", ["cadet", "author", "region"])
def test_returns_are_not_for_everybody(signed_in: Any, name: str) -> None:
    assert signed_in(name).get(SCREEN).status_code == 403


def test_the_ministry_sees_sums_and_who_is_missing(
    signed_in: Any,
    year_2015: None,
) -> None:
    department = Attendance.objects.first().department
    few = Attendance.objects.filter(department=department).values_list("pk", flat=True)[3:]
    Attendance.objects.filter(pk__in=list(few)).update(withdrawn_at="2026-01-01T00:00Z")
    observer = signed_in("observer")
    page = observer.get(SCREEN).content.decode()
    assert "…" in page
    assert str(Academy.objects.get(code="karaganda")) in page
    assert observer.get(f"{SCREEN}people/").status_code == 403
    assert observer.post(SCREEN, SIGNED).status_code == 403
    document = json.loads(observer.get(f"{SCREEN}return.json?language=kk").content)
    assert not any(0 < (row["persons"] or 0) < 5 for row in document["rows"])


def test_other_bodies_hand_in_their_template(signed_in: Any) -> None:
    observer = signed_in("observer")
    book = openpyxl.load_workbook(io.BytesIO(observer.get(f"{SCREEN}template.xlsx").content))
    sheet = book.worksheets[0]
    sheet["B2"] = "Сот академиясы"
    sheet.append(["Судьялар", "", "", "", "Курс", "Дәріс", 197, 400, 190, 0, None])
    filled = io.BytesIO()
    book.save(filled)
    filled.seek(0)
    filled.name = "judges.xlsx"
    observer.post(f"{SCREEN}inputs/", {"body": "Сот академиясы", "file": filled})
    received = ReturnInput.objects.get()
    assert received.figures["totals"]["persons"] == 197
    assert received.figures["rows"][0]["form"] == "lecture"
    assert "Сот академиясы" in observer.get(SCREEN).content.decode()


@pytest.mark.parametrize("content", [b"PK\x03\x04 broken", b"{}", b"\xff\xfe", b'{"year": "x"}'])
def test_what_is_no_return_is_refused_whole(signed_in: Any, content: bytes) -> None:
    file = io.BytesIO(content)
    file.name = "x.json"
    signed_in("observer").post(f"{SCREEN}inputs/", {"body": "Somebody", "file": file})
    assert not ReturnInput.objects.exists()


def document(persons: int, **more: Any) -> dict[str, Any]:
    figures = {"persons": persons, "hours": 10, "passed": 1, "certificates": 0, "gain": persons}
    places = {"audience": "police", "course": "police", "form": "lecture"}
    return {"year": 2015, "rows": [{**places, **figures}], "totals": figures, **more}


def test_returns_of_several_installations_are_added(tmp_path: Path, capsys: Any) -> None:
    for name, persons in (("a", 10), ("b", 30)):
        (tmp_path / f"{name}.json").write_text(json.dumps(document(persons)))
    out = tmp_path / "all.json"
    files = [str(tmp_path / "a.json"), str(tmp_path / "b.json")]
    call_command("merge_returns", *files, "--output", str(out), "--language", "en")
    merged = json.loads(out.read_text())
    assert merged["totals"]["persons"] == 40
    assert merged["rows"][0]["gain"] == 25
    assert not merged["persons_counted_once"]
    assert "counts twice" in merged["notes"][0]


def test_returns_of_different_years_are_not_joined(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(document(1)))
    (tmp_path / "b.json").write_text(json.dumps({**document(1), "year": 2016}))
    files = [str(tmp_path / "a.json"), str(tmp_path / "b.json")]
    out = tmp_path / "all.pdf"
    with pytest.raises(CommandError, match=r"b\.json is of another year"):
        call_command("merge_returns", *files, "--output", str(out))
    assert not out.exists()


def test_a_merged_return_goes_out_on_paper(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(document(7)))
    out = tmp_path / "all.pdf"
    call_command("merge_returns", str(tmp_path / "a.json"), "--output", str(out))
    assert out.read_bytes().startswith(b"%PDF")
