import json
from typing import Any

from django.core.management.base import BaseCommand

from qalqan.common.services import due


class Command(BaseCommand):
    help = "Do everything that is due; print what was done as JSON. Safe to run at once."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(json.dumps(due.run()))
