import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from assessments.exchange.enums import FileFormat
from assessments.exchange.formats import FileError
from assessments.exchange.services import ImportReport, import_items
from qalqan.common.languages import LANGUAGES
from qalqan.common.management.progress import progress_to


class Command(BaseCommand):
    # The checks load every view, statistics included: 100 MB that no file needs.
    requires_system_checks: list[str] = []
    help = "Import questions of a GIFT, Aiken or Moodle XML file into a bank, as drafts."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--format", choices=FileFormat.values, required=True)
        parser.add_argument("--bank", required=True, help="its name; made where missing")
        parser.add_argument(
            "--language", choices=LANGUAGES, default="kk", help="of text without a language"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        # Scripts read this: it is English, whatever the site speaks.
        with translation.override("en"):
            try:
                report = self._import(options)
            except (FileError, OSError) as error:
                raise CommandError(f"Nothing was imported. {error}") from error
            self.stdout.write(json.dumps(asdict(report), ensure_ascii=False))

    def _import(self, options: dict[str, Any]) -> ImportReport:
        with options["file"].open("rb") as stream:
            return import_items(
                stream,
                format=options["format"],
                bank=options["bank"],
                language=options["language"],
                progress=progress_to(self.stderr),
            )
