import json
import os
import sys
from getpass import getpass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from qalqan.services import set_up, starter
from qalqan.services.starter.files import StarterError


class Command(BaseCommand):
    help = (
        "Prepare a new installation: host, roles, vocabularies, workflows, root pages, and the "
        "first administrator, asked for here or taken from ADMIN_EMAIL and ADMIN_PASSWORD. "
        "Repeatable; never changes what an editor changed, nor makes a second administrator."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with transaction.atomic():
                tally = starter.load_foundation(report=lambda text: self.stderr.write(text))
                site = set_up.point_site_at_host()
                made = self._administrator()
        except StarterError as error:
            raise CommandError(f"Nothing was set up: {error}") from error
        except ValidationError as error:
            words = " ".join(error.messages)
            raise CommandError(f"Nothing was set up. The administrator: {words}") from error
        told = {**tally.as_json(), "host": site.hostname, "administrator": made}
        self.stdout.write(json.dumps(told))

    def _administrator(self) -> bool:
        """Make one where there is none; whether one was made."""
        if set_up.administrators():
            return False
        email, password = os.environ.get("ADMIN_EMAIL"), os.environ.get("ADMIN_PASSWORD")
        if not (email and password):
            if not sys.stdin.isatty():
                raise CommandError(
                    "Nothing was set up: there is no administrator yet. Set ADMIN_EMAIL and "
                    "ADMIN_PASSWORD, or run this on a terminal."
                )
            email = input("E-mail address of the first administrator: ").strip()
            password = getpass("Password (15 characters or more): ")
            if getpass("Once more: ") != password:
                raise CommandError("Nothing was set up: the two passwords differ.")
        set_up.make_administrator(email, password)
        return True
