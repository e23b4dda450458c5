import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from qalqan.common.management.progress import progress_to
from qalqan.services import backup


class Command(BaseCommand):
    help = (
        "Write database and media into one file while the site runs. It holds personal data: "
        "keep it as safe as the site, and the keys (SECRET_KEY, AUDIT_KEY) apart from it."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("output", type=Path, metavar="OUT")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            made = backup.back_up(options["output"], progress=progress_to(self.stderr))
        except OSError as error:
            raise CommandError(f"No backup was written. {error}") from error
        self.stdout.write(json.dumps(asdict(made), ensure_ascii=False))
