"""Print what is amiss in the content, one JSON object a line; exit 1 where a finding blocks.

Or print the sheet of all that is not confirmed, or take its signed answers in.
"""

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from qalqan.accounts.models import User
from qalqan.common.languages import LANGUAGES
from qalqan.common.services import checks
from qalqan.services import worksheet


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--language", choices=LANGUAGES, default="en", help="of the messages (default: en)"
        )
        sheet = parser.add_mutually_exclusive_group()
        sheet.add_argument(
            "--worksheet", metavar="OUT", help="write the sheet of questions, a .docx"
        )
        sheet.add_argument("--answers", metavar="IN", help="take in a sheet that came back signed")
        parser.add_argument("--by", metavar="E-MAIL", help="with --answers: the legal reviewer")

    def handle(self, *args: Any, language: str, **options: Any) -> None:
        with translation.override(language):
            if options["worksheet"]:
                self._write(Path(options["worksheet"]))
            elif options["answers"]:
                self._take_in(Path(options["answers"]), options["by"])
            else:
                self._check()

    def _check(self) -> None:
        blocks = False
        for finding in checks.run():
            blocks = blocks or finding.blocking
            self.stdout.write(json.dumps(finding.as_dict(), ensure_ascii=False, default=str))
        if blocks:
            sys.exit(1)

    def _write(self, target: Path) -> None:
        asked = list(worksheet.questions())
        try:
            target.write_bytes(worksheet.as_docx(asked))
        except OSError as error:
            raise CommandError(f"The sheet cannot be written: {error}") from error
        self.stdout.write(json.dumps({"questions": len(asked), "output": str(target)}))

    def _take_in(self, source: Path, address: str | None) -> None:
        reviewer = User.objects.filter(email=address or "").first()
        if reviewer is None or not reviewer.has_perm("common.check_source"):
            raise CommandError("Name the legal reviewer who stands for the answers: --by E-MAIL")
        try:
            answers = worksheet.read(source)
        except (worksheet.WorksheetError, OSError) as error:
            raise CommandError(f"Nothing was taken in. {error}") from error
        taken = worksheet.take_in(answers, by=reviewer)
        self.stdout.write(json.dumps(taken.as_dict(), ensure_ascii=False))
