import json
import sys
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand

from assessments.services.proof import prove


class Command(BaseCommand):
    help = "Prove that outcomes follow from stored answers and that the audit chain is whole."

    def handle(self, *args: Any, **options: Any) -> None:
        proof = prove()
        self.stdout.write(json.dumps(asdict(proof), ensure_ascii=False))
        if proof.broken:
            sys.exit(1)
