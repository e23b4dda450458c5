"""The commands print one JSON document, and leave nothing half-written."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from courses.models import LessonPage
from tests.courses.exchange.files import wipe

pytestmark = pytest.mark.django_db


def run(*arguments: str, **options: Any) -> dict[str, Any]:
    output = StringIO()
    call_command(*arguments, stdout=output, stderr=StringIO(), **options)
    told: dict[str, Any] = json.loads(output.getvalue())
    return told


def test_a_course_goes_out_and_comes_in(tmp_path: Path) -> None:
    file = str(tmp_path / "police.qalqan-course")
    assert run("export_course", "police", file)["exported"]["lesson"] == 6
    wipe()
    dry = run("import_course", file, "--dry-run")
    assert dry["dry_run"]
    assert not LessonPage.objects.exists()
    told = run("import_course", file)
    assert told["kinds"] == dry["kinds"]
    assert len(told["kinds"]["lesson"]["created"]) == 6
    assert not LessonPage.objects.live().exists()


def test_a_course_comes_in_published_on_demand(tmp_path: Path) -> None:
    file = str(tmp_path / "police.qalqan-course")
    run("export_course", "police", file)
    wipe()
    run("import_course", file, "--publish")
    assert LessonPage.objects.live().count() == 6


def test_a_package_goes_out(tmp_path: Path) -> None:
    file = tmp_path / "police.zip"
    told = run("export_scorm", "police", str(file), language="kk")
    assert told == {"course": "police", "language": "kk", "lessons": 6}
    assert file.exists()


@pytest.mark.parametrize("arguments", [["export_course"], ["export_scorm", "--language=kk"]])
def test_an_unknown_course_leaves_no_file(arguments: list[str], tmp_path: Path) -> None:
    command, *options = arguments
    with pytest.raises(CommandError, match="nowhere: "):
        call_command(command, "nowhere", str(tmp_path / "out.zip"), *options)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_course_is_refused_by_name(tmp_path: Path) -> None:
    file = tmp_path / "notes.zip"
    file.write_bytes(b"no zip")
    with pytest.raises(CommandError, match=r"Nothing was imported\. The file is no course file"):
        call_command("import_course", str(file))
