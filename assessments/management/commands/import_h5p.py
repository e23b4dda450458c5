import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import translation

from assessments.h5p.formats import PackageError
from assessments.h5p.services import import_package
from assessments.h5p.services.shelf import version_of
from qalqan.common.management.progress import progress_to


class Command(BaseCommand):
    # The checks load every view: 100 MB that no package needs.
    requires_system_checks: list[str] = []
    help = "Import H5P packages with their libraries; prints one line of JSON for each file."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, nargs="+")

    def handle(self, *args: Any, **options: Any) -> None:
        paths, progress = options["file"], progress_to(self.stderr)
        failed = False
        # Scripts read this: it is English, whatever the site speaks.
        with translation.override("en"):
            for done, path in enumerate(paths, 1):
                told = _imported(path)
                failed = failed or told["error"] is not None
                self.stdout.write(json.dumps(told, ensure_ascii=False))
                progress(done, len(paths))
        if failed:
            sys.exit(1)


def _imported(path: Path) -> dict[str, Any]:
    try:
        # Whoever may run commands may put code on the server in any case.
        with path.open("rb") as stream:
            done = import_package(stream, by=None, may_install=True)
    except PackageError as error:
        return _told(path, error=f"{error.code.value}: {error}")
    except OSError as error:
        return _told(path, error=str(error))
    return _told(
        path,
        title=done.content.title,
        main_library=str(version_of(done.revision.main_library)),
        content_uuid=str(done.content.uuid),
        warnings=[f"{note.where}: {note.remark.label}".lstrip(": ") for note in done.notes],
    )


def _told(path: Path, **said: Any) -> dict[str, Any]:
    nothing: dict[str, Any] = {
        "title": None,
        "main_library": None,
        "content_uuid": None,
        "warnings": [],
    }
    return {"file": str(path), "ok": "error" not in said, **nothing, "error": None, **said}
