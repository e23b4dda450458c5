import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from qalqan.common.management.progress import progress_to
from qalqan.services import backup


class Command(BaseCommand):
    help = (
        "Bring a backup into a new, empty database and an empty media folder, read every table "
        "back and compare. Works between SQLite and PostgreSQL."
    )
    # The tables are not there yet.
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("input", type=Path, metavar="IN")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            done = backup.restore(options["input"], progress=progress_to(self.stderr))
        except backup.BackupError as error:
            raise CommandError(f"Nothing was restored. {error}") from error
        self.stdout.write(json.dumps(asdict(done), ensure_ascii=False))
