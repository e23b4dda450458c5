import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from qalqan.common.enums import Health
from qalqan.common.services import watching


class Command(BaseCommand):
    help = (
        "Print the figures of the status page as JSON, for a monitor; "
        "exit status 1 where one of them is failing."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        found = watching.all_measures()
        told = [{"code": one.code, "value": one.value, "health": one.health} for one in found]
        self.stdout.write(json.dumps(told, ensure_ascii=False))
        failing = [one.code for one in found if one.health == Health.FAILING]
        if failing:
            raise CommandError(f"Failing: {', '.join(failing)}.")
