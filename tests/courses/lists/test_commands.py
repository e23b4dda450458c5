"""The commands for lists as scripts use them."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from courses.models import Assignment, Attendance, Cohort
from qalqan.accounts.models import User
from tests.courses.lists.files import csv_of, xlsx_of

pytestmark = pytest.mark.django_db
ROW = ("Серікұлы", "Әлихан", "serik@tests.example")


@pytest.fixture
def learners(tmp_path: Path) -> Path:
    file = tmp_path / "learners.csv"
    file.write_bytes(csv_of(("last_name", "first_name", "email"), ROW, ("?", "?", "x@t.kz")))
    return file


def told(capsys: Any, *call: Any, **options: Any) -> dict[str, Any]:
    call_command(*call, **options)
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)
    return answer


@pytest.mark.parametrize("command", ["import_learners", "import_sessions"])
def test_a_template_names_the_columns_and_those_that_are_needed(capsys: Any, command: str) -> None:
    template = told(capsys, command, "--template")
    assert set(template) == {"columns", "required"}
    assert set(template["required"]) < set(template["columns"])


def test_rejected_rows_are_named_and_the_others_are_in(capsys: Any, learners: Path) -> None:
    where = {"academy": "karaganda", "cohort": "2026-9", "course": "police"}
    answer = told(capsys, "import_learners", learners, **where)
    assert list(answer) == ["rows", "created", "enrolled", "unchanged", "rejected"]
    assert [row["row"] for row in answer["rejected"]] == [3]
    assert "cannot be a name" in answer["rejected"][0]["reason"]
    assert Assignment.objects.get(cohort__name="2026-9").course.slug == "police"


def test_a_dry_run_leaves_nothing_behind(capsys: Any, learners: Path) -> None:
    where = {"academy": "karaganda", "cohort": "2026-9", "dry_run": True}
    assert told(capsys, "import_learners", learners, **where)["created"] == 1
    assert not Cohort.objects.filter(name="2026-9").exists()
    assert not User.objects.filter(email=ROW[2]).exists()


def test_events_come_in_from_a_workbook(capsys: Any, tmp_path: Path) -> None:
    header = ("last_name", "first_name", "email", "course", "date", "hours")
    file = tmp_path / "sessions.xlsx"
    file.write_bytes(xlsx_of(header, (*ROW, "Simulation in Karaganda", "2026-05-01", 8)))
    assert told(capsys, "import_sessions", file, academy="karaganda")["enrolled"] == 1
    assert Attendance.objects.get().session.title == "Simulation in Karaganda"


@pytest.mark.parametrize(
    "where",
    [
        {"academy": "nowhere", "cohort": "x"},
        {"academy": "karaganda", "cohort": "x", "course": "nothing"},
        {"academy": "karaganda", "cohort": "x" * 121},
        {"academy": "karaganda", "cohort": "a\x00b"},
        {"academy": "karaganda"},
        {"cohort": "x"},
    ],
)
def test_a_list_that_goes_nowhere_is_refused_whole(learners: Path, where: dict[str, str]) -> None:
    with pytest.raises(CommandError):
        call_command("import_learners", learners, **where)
    assert not User.objects.filter(email=ROW[2]).exists()


def test_a_file_that_is_no_table_is_refused_whole(tmp_path: Path) -> None:
    file = tmp_path / "list.pdf"
    file.write_bytes(b"%PDF-1.7")
    with pytest.raises(CommandError, match=r"cannot be read as a table"):
        call_command("import_learners", file, academy="karaganda", cohort="x")
