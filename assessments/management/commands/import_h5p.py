import json
import logging
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import translation

from assessments.h5p.formats import PackageError
from assessments.h5p.services import Imported, import_package
from assessments.h5p.services.shelf import version_of
from qalqan.common.management.progress import progress_to

logger = logging.getLogger(__name__)
NOTHING: dict[str, Any] = {
    "title": None,
    "main_library": None,
    "content_uuid": None,
    "warnings": [],
    "error": None,
}


@dataclass
class Summary:
    """What became of the files, for whoever stands before the terminal."""

    imported: int = 0
    same: int = 0
    refused: dict[Path, str] = field(default_factory=dict)

    def lines(self) -> Iterator[str]:
        yield f"{'Imported':<18}{self.imported:>6}"
        yield f"{'The same already':<18}{self.same:>6}"
        yield f"{'Refused':<18}{len(self.refused):>6}"
        for path, reason in self.refused.items():
            yield f"  {path}: {reason}"


class Command(BaseCommand):
    # The checks load every view: 100 MB that no package needs.
    requires_system_checks: list[str] = []
    help = (
        "Import H5P packages with their libraries, single files and all that lie in folders; "
        "prints one line of JSON for each file, and what became of them all on standard error."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path, nargs="+", metavar="FILE_OR_FOLDER")

    def handle(self, *args: Any, **options: Any) -> None:
        paths, summary = list(_files(options["path"])), Summary()
        # Scripts read this: it is English, whatever the site speaks.
        with translation.override("en"):
            told = self._with_progress(paths, summary)
            # Between two states of a bar nobody could read the lines.
            for one in list(told) if self.stdout.isatty() else told:
                self.stdout.write(json.dumps(one, ensure_ascii=False))
        for line in summary.lines():
            self.stderr.write(line, style_func=str)
        if summary.refused:
            sys.exit(1)

    def _with_progress(self, paths: list[Path], summary: Summary) -> Iterator[dict[str, Any]]:
        progress = progress_to(self.stderr)
        for done, path in enumerate(paths, 1):
            yield _imported(path, summary)
            progress(done, len(paths))


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    """The packages in folders and in folders of these; a folder without any stands for itself."""
    for path in paths:
        found = sorted(one for one in path.rglob("*") if one.is_file() and _is_package(one))
        yield from found or [path]


def _is_package(path: Path) -> bool:
    return path.suffix.lower() == ".h5p"


def _imported(path: Path, summary: Summary) -> dict[str, Any]:
    try:
        done = _import(path)
    except PackageError as error:
        return _refused(path, summary, f"{error.code.value}: {error}")
    except OSError as error:
        return _refused(path, summary, str(error))
    except Exception as error:
        # Whatever is wrong with one file or with this program, the others come in.
        logger.exception("An H5P package was not imported")
        return _refused(path, summary, f"unexpected: {type(error).__name__}")
    summary.imported += done.is_new
    summary.same += not done.is_new
    return {
        "file": str(path),
        "ok": True,
        **NOTHING,
        "title": done.content.title,
        "main_library": str(version_of(done.revision.main_library)),
        "content_uuid": str(done.content.uuid),
        "warnings": [f"{note.where}: {note.remark.label}".lstrip(": ") for note in done.notes],
    }


def _import(path: Path) -> Imported:
    if path.is_dir():
        raise FileNotFoundError("There is no .h5p file in this folder.")
    # Whoever may run commands may put code on the server in any case.
    with path.open("rb") as stream:
        return import_package(stream, by=None, may_install=True)


def _refused(path: Path, summary: Summary, reason: str) -> dict[str, Any]:
    summary.refused[path] = reason
    return {"file": str(path), "ok": False, **NOTHING, "error": reason}
