"""Packages in and out by command: what is stored, said, refused and left alone."""

import json
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.storage import FileSystemStorage
from django.core.management import CommandError, call_command

from assessments.models import H5PContent
from tests.assessments.h5p.packages import echo, packed, question
from tests.assessments.h5p.store.storing import alone, take

pytestmark = pytest.mark.django_db


@pytest.fixture
def packages(tmp_path: Path) -> Any:
    def make(**files: bytes) -> list[Path]:
        for name, raw in files.items():
            (tmp_path / f"{name}.h5p").write_bytes(raw)
        return [tmp_path / f"{name}.h5p" for name in files]

    return make


def run(paths: list[Path]) -> tuple[list[dict[str, Any]], str, bool]:
    """What each line says, the progress, and whether the command failed."""
    out, errors, failed = StringIO(), StringIO(), False
    try:
        call_command("import_h5p", *paths, stdout=out, stderr=errors)
    except SystemExit as end:
        failed = end.code == 1
    return [json.loads(line) for line in out.getvalue().splitlines()], errors.getvalue(), failed


def test_each_package_is_told_and_a_bad_one_holds_up_no_other(packages: Any) -> None:
    lacking = packed(alone(question("H5P.Blanks")))
    paths = packages(broken=b"PK", good=packed(echo()), lacking=lacking)
    (broken, good, missing, absent), progress, failed = run([*paths, Path("none.h5p")])
    assert failed
    assert progress.split() == ["4/4"]
    content = H5PContent.objects.get()
    assert good == {
        "file": str(paths[1]),
        "ok": True,
        "title": "Эхо",
        "main_library": "H5P.QalqanEcho 1.0",
        "content_uuid": str(content.uuid),
        "warnings": [],
        "error": None,
    }
    assert (broken["ok"], broken["content_uuid"]) == (False, None)
    assert broken["error"].startswith("no_archive: ")
    assert missing["error"].startswith("missing_library: H5P.Blanks 1.14: ")
    assert "none.h5p" in absent["error"]


def test_what_is_no_fault_is_a_warning_and_the_command_succeeds(packages: Any) -> None:
    take(echo())
    [told], _progress, failed = run(packages(alone=packed(alone(echo()), {"note.txt": b"1"})))
    assert not failed
    assert told["warnings"] == [
        "note.txt: A file beside the content and the libraries was left out.",
        "The package has no libraries; the installed ones are used.",
    ]


def test_a_package_that_went_out_by_command_comes_in_as_the_same(tmp_path: Path) -> None:
    uuid, output = take(echo()).content.uuid, tmp_path / "out.h5p"
    call_command("export_h5p", str(uuid), "--output", str(output))
    [told], _progress, _failed = run([output])
    assert told["content_uuid"] == str(uuid)
    assert [path.name for path in tmp_path.glob("out*")] == ["out.h5p"]


def test_an_export_that_fails_leaves_the_file_that_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content, output = take(echo()).content, tmp_path / "out.h5p"
    output.write_bytes(b"before")

    def fail(*args: Any) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(FileSystemStorage, "_open", fail)
    with pytest.raises(CommandError, match="the disk is full"):
        call_command("export_h5p", str(content.uuid), "--output", str(output))
    assert output.read_bytes() == b"before"
    assert [path.name for path in tmp_path.glob("out*")] == ["out.h5p"]


def test_content_that_there_is_not_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="no content"):
        call_command("export_h5p", str(uuid4()), "--output", str(tmp_path / "out.h5p"))
    assert not (tmp_path / "out.h5p").exists()
