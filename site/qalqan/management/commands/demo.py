"""`make demo`: say where everything is, and serve it."""

import os
import socket
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from qalqan.common.management.progress import progress_to
from qalqan.services import demo_year
from qalqan.services.starter.people import DOMAIN, PASSWORD, PEOPLE, give_apps

HOST = "127.0.0.1"


class Command(BaseCommand):
    help = "Print the demo's addresses and people, and serve it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--no-serve", action="store_true")
        parser.add_argument(
            "--no-year", action="store_true", help="do not let the demo academies live through it"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("The demo runs with qalqan.settings.dev alone, never in production.")
        port = options["port"]
        if not options["no_serve"]:
            self._require_free(port)
        if not options["no_year"]:
            self.stderr.write("Letting the demo academies live through a year (once)")
            demo_year.live_through(timezone.localdate().year, report=progress_to(self.stderr))
        base = f"http://{HOST}:{port}"
        self.stdout.write(f"\nQalqan is ready.\n\n  site     {base}/kk/   {base}/ru/   {base}/en/")
        self.stdout.write(f"  help     {base}/kk/help/\n  editors  {base}/cms/\n")
        self.stdout.write(f"Demo people, password {PASSWORD}:")
        names = [f"{person.name}@{DOMAIN}" for person in PEOPLE]
        for start in range(0, len(names), 3):
            self.stdout.write("  " + "".join(f"{name:26}" for name in names[start : start + 3]))
        if settings.MFA_REQUIRED:
            self.stdout.write(f"For whoever has a role, an app's codes by this seed: {give_apps()}")
        if options["no_serve"]:
            return
        self.stdout.write("\nStop with Ctrl+C.\n")
        self.stdout.flush()
        environment = {**os.environ, "PUBLIC_BASE_URL": os.environ.get("PUBLIC_BASE_URL", base)}
        command = ["granian", "--interface", "wsgi", "--host", HOST, "--port", str(port)]
        tuning = ["--blocking-threads", "8", "--no-ws", "--log-level", "warning"]
        os.chdir(settings.BASE_DIR)
        server = [*command, *tuning, "qalqan.wsgi:application"]
        os.execvpe(_beside_python("granian"), server, environment)  # noqa: S606

    def _require_free(self, port: int) -> None:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except OSError as error:
                raise CommandError(
                    f"Port {port} is taken, perhaps by another demo. "
                    f"Choose another: make demo PORT={port + 1}"
                ) from error


def _beside_python(name: str) -> str:
    import sys
    from pathlib import Path

    return str(Path(sys.executable).with_name(name))
