"""Packages in and out by command: what is stored, said, refused and left alone."""

import json
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.storage import FileSystemStorage
from django.core.management import CommandError, call_command

from assessments.h5p.services import importing
from assessments.models import H5PContent
from tests.assessments.h5p.packages import echo, packed, question
from tests.assessments.h5p.store.storing import alone, saying, take

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


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_each_package_is_told_and_a_bad_one_holds_up_no_other(packages: Any) -> None:
    lacking = packed(alone(question("H5P.Blanks")))
    paths = packages(broken=b"PK", good=packed(echo()), lacking=lacking)
    (broken, good, missing, absent), progress, failed = run([*paths, Path("none.h5p")])
    assert failed
    assert progress.splitlines()[0] == "4/4"
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


def test_a_hundred_packages_in_folders_come_in_by_one_command(tmp_path: Path) -> None:
    for number in range(96):
        folder = tmp_path / f"part {number % 3}" / "deeper"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{number:02}.H5P").write_bytes(packed(saying(f"{number}")))
    for place in ("again.h5p", "part 0/again.h5p"):
        (tmp_path / place).write_bytes(packed(saying("7")))
    (tmp_path / "part 1" / "broken.h5p").write_bytes(b"PK")
    (tmp_path / "part 1" / "note.txt").write_bytes(b"no package")
    told, progress, failed = run([tmp_path, tmp_path / "part 0" / "again.h5p"])
    assert failed
    assert (len(told), H5PContent.objects.count()) == (100, 96)
    assert len({one["content_uuid"] for one in told if one["ok"]}) == 96
    assert progress.splitlines() == [
        "100/100",
        "Imported              96",
        "The same already       3",
        "Refused                1",
        f"  {tmp_path}/part 1/broken.h5p: no_archive: "
        "The file is no H5P package, or it is damaged.",
    ]


def test_a_folder_without_packages_is_refused(tmp_path: Path) -> None:
    [told], _progress, failed = run([tmp_path])
    assert failed
    assert told["error"] == "There is no .h5p file in this folder."


def test_a_fault_of_the_program_in_one_package_holds_up_no_other(
    packages: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = packages(bad=packed(saying("Бір")), good=packed(saying("Екі")))
    make = importing.make_current

    def fail(revision: Any, **options: Any) -> None:
        if revision.params == {"text": "Бір"}:
            raise ZeroDivisionError
        make(revision, **options)

    monkeypatch.setattr(importing, "make_current", fail)
    (bad, good), _progress, failed = run(paths)
    assert failed
    assert (bad["error"], good["ok"]) == ("unexpected: ZeroDivisionError", True)
    assert H5PContent.objects.count() == 1


def test_on_a_terminal_the_lines_follow_the_bar(packages: Any) -> None:
    screen = Terminal()
    paths = packages(one=packed(saying("Бір")), two=packed(saying("Екі")))
    call_command("import_h5p", *paths, stdout=screen, stderr=screen)
    bar, *lines = screen.getvalue().splitlines()[-6:]
    assert bar.endswith("] 2/2")
    assert [json.loads(line)["ok"] for line in lines[:2]] == [True, True]
    assert lines[2:] == [
        "Imported               2",
        "The same already       0",
        "Refused                0",
    ]


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
