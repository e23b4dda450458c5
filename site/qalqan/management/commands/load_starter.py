import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from qalqan.services import starter
from qalqan.services.starter.files import StarterError


class Command(BaseCommand):
    help = "Load the starter content; repeatable, never overwrites what an editor changed."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            tally = starter.load(report=lambda text: self.stderr.write(f"loading {text}"))
        except StarterError as error:
            raise CommandError(f"Nothing was loaded: {error}") from error
        self.stdout.write(json.dumps(tally.as_json()))
