import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from campaigns.services import published


class Command(BaseCommand):
    help = (
        "Write all public campaign and help pages as files, ready compressed, and the nginx "
        "configuration that serves them without a log. Set PUBLISHED_ROOT to the same folder, and "
        "each change is written there by itself."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--output", type=Path, required=True, metavar="DIR")
        parser.add_argument("--application", default="http://127.0.0.1:8000", metavar="URL")
        parser.add_argument(
            "--brotli",
            action="store_true",
            help="nginx has the brotli_static module (Debian: libnginx-mod-http-brotli-static)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        output: Path = options["output"]
        try:
            done = published.publish(output, progress=self.stderr.write)
            conf = published.nginx_conf(
                output,
                done.headers,
                application=options["application"],
                brotli=options["brotli"],
            )
            (output / "nginx.conf").write_text(conf)
        except (published.UnavailableError, OSError) as error:
            raise CommandError(f"Nothing was published. {error}") from error
        if str(output.resolve()) != str(Path(settings.PUBLISHED_ROOT).resolve()):
            self.stderr.write(
                "PUBLISHED_ROOT is not this folder: nothing renews these files after a withdrawal, "
                "and each is given for two days at most. Publish every day, or set PUBLISHED_ROOT."
            )
        self.stdout.write(json.dumps({"pages": done.pages, "assets": done.assets}))
