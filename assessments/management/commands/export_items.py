import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from assessments.exchange.enums import FileFormat
from assessments.exchange.services import ExportReport, UnknownBankError, export_items
from qalqan.common.languages import LANGUAGES


class Command(BaseCommand):
    # The checks load every view, statistics included: 100 MB that no file needs.
    requires_system_checks: list[str] = []
    help = "Export the questions of a bank into a GIFT, Aiken or Moodle XML file."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--bank", required=True)
        parser.add_argument("--format", choices=FileFormat.values, required=True)
        parser.add_argument("--output", type=Path, required=True)
        parser.add_argument(
            "--language", choices=LANGUAGES, default="kk", help="of text without a language"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        output: Path = options["output"]
        unfinished = output.with_name(f"{output.name}.part")
        try:
            with translation.override("en"):
                report = self._export(unfinished, options)
            unfinished.replace(output)
        except UnknownBankError as error:
            raise CommandError(f"There is no bank “{error}”.") from error
        except OSError as error:
            raise CommandError(f"Nothing was exported. {error}") from error
        finally:
            unfinished.unlink(missing_ok=True)
        self.stdout.write(json.dumps(asdict(report), ensure_ascii=False))

    def _export(self, path: Path, options: dict[str, Any]) -> ExportReport:
        with path.open("w", encoding="utf-8", newline="\n") as stream:
            return export_items(
                options["bank"], stream, format=options["format"], language=options["language"]
            )
