"""`make_materials` writes whole files or none."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from campaigns.services import materials
from qalqan.common.models import Hotline

pytestmark = pytest.mark.django_db


def run(output: Path, *given: str) -> list[dict[str, Any]]:
    out = StringIO()
    call_command("make_materials", *given, output=output, stdout=out, stderr=StringIO())
    files: list[dict[str, Any]] = json.loads(out.getvalue())["files"]
    return files


def test_it_writes_every_file_of_a_language_under_its_name(tmp_path: Path) -> None:
    files = run(tmp_path, "--language", "uz-cyrl")
    names = {"help-card-uz-cyrl.pdf", "help-card-a6-uz-cyrl.pdf", "help-card-sheet-uz-cyrl.pdf"}
    assert {one["file"] for one in files} == names == {path.name for path in tmp_path.iterdir()}
    days = Hotline.objects.shown().values_list("checked_on", flat=True)
    assert {one["checked_on"] for one in files} == {str(day) for day in days}
    assert all(path.read_bytes().startswith(b"%PDF-") for path in tmp_path.iterdir())


def test_bleed_is_in_the_name(tmp_path: Path) -> None:
    names = {one["file"] for one in run(tmp_path, "--language", "ky", "--bleed")}
    assert names == {
        "help-card-ky-bleed.pdf",
        "help-card-a6-ky-bleed.pdf",
        "help-card-sheet-ky.pdf",
    }


def test_without_a_confirmed_number_it_refuses(tmp_path: Path) -> None:
    Hotline.objects.update(status="to_verify")
    with pytest.raises(CommandError):
        run(tmp_path / "new")
    assert not list(tmp_path.iterdir())


def test_a_failure_half_way_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = iter([True, False])
    current = materials.current

    def fail_second(*given: Any, **asked: Any) -> Any:
        if not next(made):
            raise OSError("disk full")
        return current(*given, **asked)

    monkeypatch.setattr(materials, "current", fail_second)
    with pytest.raises(CommandError, match="disk full"):
        run(tmp_path, "--language", "tg")
    assert not list(tmp_path.iterdir())
