"""Every attempt at a course as a table for other systems."""

import csv
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.core.management import CommandError, call_command

from qalqan.accounts.models import User
from tests.courses.test_whole_way import take

pytestmark = pytest.mark.django_db
COLUMNS = [
    *("learner", "academy", "cohort", "module", "attempt", "started"),
    *("finished", "score", "maximum", "passed", "evidence", "language"),
]


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_each_attempt_is_a_row(cadet_client: Any, tmp_path: Path, capsys: Any, format: str) -> None:
    take(cadet_client, right=False)
    take(cadet_client)
    out = tmp_path / f"results.{format}"
    call_command("export_results", course="police", format=format, output=out)
    assert json.loads(capsys.readouterr().out) == {"course": "police", "rows": 2}
    if format == "csv":
        rows = list(csv.reader(out.read_text("utf-8-sig").splitlines()))
    else:
        sheet = openpyxl.load_workbook(out).worksheets[0]
        rows = [[cell.value for cell in row] for row in sheet.rows]
    assert rows[0] == COLUMNS
    assert [row[9] for row in rows[1:]] == ["no", "yes"]
    assert rows[1][3] == "identification"


def test_a_name_that_is_a_formula_stays_text(
    cadet: User, cadet_client: Any, tmp_path: Path
) -> None:
    User.objects.filter(pk=cadet.pk).update(last_name='=HYPERLINK("http://x")')
    take(cadet_client)
    out = tmp_path / "results.csv"
    call_command("export_results", course="police", format="csv", output=out)
    rows = list(csv.reader(out.read_text("utf-8-sig").splitlines()))
    assert rows[1][0].startswith("'=")


def test_an_unknown_course_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="nope"):
        call_command("export_results", course="nope", format="csv", output=tmp_path / "x")
    assert not list(tmp_path.iterdir())
