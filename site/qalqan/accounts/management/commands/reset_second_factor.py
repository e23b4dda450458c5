from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from qalqan.accounts.models import User
from qalqan.accounts.services.factors import changing


class Command(BaseCommand):
    help = "Take the second factor of a person who lost it, for the day on which no screen helps."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("identifier", help="e-mail address or sign-in code")

    def handle(self, *args: Any, **options: Any) -> None:
        person = User.objects.by_identifier(options["identifier"])
        if person is None:
            raise CommandError("Nobody has this e-mail address or sign-in code.")
        changing.reset(person, by=None)
        self.stdout.write("Done. They sign in with the password and set up a new second step.")
