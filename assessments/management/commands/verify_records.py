import json
import sys
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from assessments.services.proof import prove
from qalqan.common.services import audit


class Command(BaseCommand):
    help = "Prove that outcomes follow from stored answers and that the audit chain is whole."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--since",
            action="append",
            default=[],
            metavar="END",
            help="the “end” that this command printed before; the chain must still hold it",
        )

    def handle(self, *args: Any, since: list[str], **options: Any) -> None:
        lost = [f"the audit chain no longer holds {one}" for one in since if not _holds(one)]
        proof = asdict(prove())
        proof["broken"] += lost
        self.stdout.write(json.dumps({**proof, "end": audit.end()}, ensure_ascii=False))
        if proof["broken"]:
            sys.exit(1)


def _holds(end: str) -> bool:
    try:
        return audit.goes_on_from(end)
    except ValueError as error:
        raise CommandError(
            f"{end!r} is no end of an audit chain: COUNT:MAC", returncode=2
        ) from error
