"""The signed list of certificates for a public host, or the key that this host needs."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from courses.services.certificates import carrying, keys


class Command(BaseCommand):
    help = "Write the signed list of certificates that a public host checks by (VERIFY_LIST)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        wanted = parser.add_mutually_exclusive_group(required=True)
        wanted.add_argument("--output", type=Path, help="where the list is written")
        wanted.add_argument(
            "--key", action="store_true", help="print the key for VERIFY_KEY on that host instead"
        )

    def handle(self, *args: Any, output: Path | None, **options: Any) -> None:
        if output is None:
            self.stdout.write(keys.verification_key())
            return
        text = carrying.export()
        # Beside it first: a list that is half written would be refused on the other side.
        beside = output.with_suffix(f"{output.suffix}.part")
        beside.write_text(text, encoding="utf-8")
        beside.replace(output)
        count = len(json.loads(text)["list"]["certificates"])
        self.stdout.write(json.dumps({"certificates": count, "file": str(output)}))
