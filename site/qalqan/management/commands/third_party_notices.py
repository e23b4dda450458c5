"""third_party_notices: what the site is built from, with licences, into a file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from qalqan.services.notices import as_text, notices


class Command(BaseCommand):
    help = "Write the notices of all packages that are shipped."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--output", type=Path, required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        found = notices(settings.BASE_DIR)
        refused = [f"{one.name} ({one.licence})" for one in found if not one.is_compatible]
        if refused:
            raise CommandError(f"Not to be shipped under GPL-3.0-or-later: {', '.join(refused)}")
        options["output"].write_text(as_text(found))
