import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from qalqan.common.services.translations.xliff import XliffError, import_translations


class Command(BaseCommand):
    # The checks load every view: 100 MB that no file needs.
    requires_system_checks: list[str] = []
    help = "Take translations from an XLIFF 2.0 file into the drafts of pages and questions."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would change and write nothing"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with translation.override("en"), options["file"].open("rb") as stream:
                report = import_translations(stream, by=None, dry_run=options["dry_run"])
        except (XliffError, OSError) as error:
            raise CommandError(f"Nothing was imported. {error}") from error
        self.stdout.write(json.dumps(report.as_json(), ensure_ascii=False))
