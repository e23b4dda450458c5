"""Uploaded files that nobody took are forgotten by what is due."""

import os
from pathlib import Path
from typing import Any

from qalqan.common.services import due


def test_files_whose_hour_is_over_go_with_what_is_due(settings: Any, tmp_path: Path) -> None:
    settings.VAR_DIR = tmp_path
    folder = tmp_path / "imports"
    folder.mkdir()
    for name in ("old", "new"):
        (folder / name).write_text("a list of people")
    os.utime(folder / "old", (0, 0))
    assert due.chores["uploads"]() == 1
    assert [path.name for path in folder.iterdir()] == ["new"]
