import json
from typing import Any

from django.core.management.base import BaseCommand

from qalqan.common.management.progress import progress_to
from qalqan.common.services import translations


class Command(BaseCommand):
    # The checks load every view: 100 MB that no file needs.
    requires_system_checks: list[str] = []
    help = "Count anew what is translated, outdated and missing, for the translation board."

    def handle(self, *args: Any, **options: Any) -> None:
        done = translations.refresh_all(report=progress_to(self.stderr))
        self.stdout.write(json.dumps({"refreshed": done}))
