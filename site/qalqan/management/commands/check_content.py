"""Print what is amiss in the content, one JSON object a line; exit 1 where a finding blocks."""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import translation

from qalqan.common.languages import LANGUAGES
from qalqan.common.services import checks


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--language", choices=LANGUAGES, default="en", help="of the messages (default: en)"
        )

    def handle(self, *args: Any, language: str, **options: Any) -> None:
        blocks = False
        with translation.override(language):
            for finding in checks.run():
                blocks = blocks or finding.blocking
                self.stdout.write(json.dumps(finding.as_dict(), ensure_ascii=False, default=str))
        if blocks:
            sys.exit(1)
