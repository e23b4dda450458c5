"""What the commands for lists have in common."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from courses.lists import services
from courses.lists.enums import ListKind
from courses.lists.formats.columns import COLUMNS, REQUIRED
from courses.lists.formats.rejections import ListError
from courses.models import Academy
from qalqan.common.formats.tables import TableError
from qalqan.common.management.progress import progress_to


class ListCommand(BaseCommand):
    kind: ListKind

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, nargs="?")
        parser.add_argument("--academy", metavar="CODE", help="the code of the academy")
        parser.add_argument("--dry-run", action="store_true", help="only say what would happen")
        parser.add_argument(
            "--template", action="store_true", help="print the columns that a list may have"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        # Scripts read this: it is English, whatever the site speaks.
        with translation.override("en"):
            told = self._template() if options["template"] else self._import(options)
            self.stdout.write(json.dumps(told, ensure_ascii=False))

    def choices(self, options: dict[str, Any]) -> dict[str, Any]:
        """What else is chosen for such a list."""
        return {}

    def _template(self) -> dict[str, list[str]]:
        return {
            "columns": [column.value for column in COLUMNS[self.kind]],
            "required": [column.value for column in REQUIRED[self.kind]],
        }

    def _import(self, options: dict[str, Any]) -> dict[str, Any]:
        if options["file"] is None or not options["academy"]:
            raise CommandError("A file and --academy CODE are needed.", returncode=2)
        academy = Academy.objects.filter(code=options["academy"]).first()
        if academy is None:
            raise CommandError(f"Nothing was imported. There is no academy {options['academy']!r}.")
        choices = self.choices(options)
        try:
            rows = services.read(options["file"].read_bytes(), self.kind)
            if options["dry_run"]:
                done = services.preview(rows, academy, **choices)
            else:
                progress = progress_to(self.stderr)
                done = services.bring_in(rows, academy, **choices, progress=progress)
        except (TableError, ListError, OSError) as error:
            raise CommandError(f"Nothing was imported. {error}") from error
        for line in done.warned:
            self.stderr.write(f"Row {line.number}: {line.warning}")
        return done.as_json()
