import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from courses.models import Academy
from courses.returns import services
from courses.returns.enums import Format
from qalqan.common.languages import LANGUAGES


class Command(BaseCommand):
    help = "Write the yearly training return: persons, hours, passes, certificates, gain, coverage."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--year", type=int, required=True)
        parser.add_argument("--format", choices=Format.values, required=True)
        parser.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0])
        parser.add_argument("--academy", metavar="CODE", help="of this academy alone")
        parser.add_argument("--output", type=Path, required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        if options["year"] not in services.YEARS:
            raise CommandError("The year lies between 2000 and 2100.")
        document = services.training_return(
            options["year"], language=options["language"], academy=self._academy(options["academy"])
        )
        output: Path = options["output"]
        try:
            output.write_bytes(services.write(document, options["format"]))
        except OSError as error:
            raise CommandError(f"Nothing was written. {error}") from error
        told = {name: document[name] for name in ("year", "version", "closed", "totals")}
        self.stdout.write(json.dumps({**told, "rows": len(document["rows"])}, ensure_ascii=False))

    def _academy(self, code: str | None) -> Academy | None:
        if code is None:
            return None
        found = Academy.objects.filter(code=code).first()
        if found is None:
            known = ", ".join(Academy.objects.values_list("code", flat=True))
            raise CommandError(f"There is no academy “{code}”. Known: {known}.")
        return found
