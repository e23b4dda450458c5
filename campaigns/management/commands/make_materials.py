import json
import os
import tempfile
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from campaigns.models.help import ALL_LANGUAGES
from campaigns.services import materials
from qalqan.common.management.progress import progress_to


class Command(BaseCommand):
    help = "Write posters, cards and leaflets with the numbers that the register shows today."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--language", choices=[code for code, _name in ALL_LANGUAGES])
        parser.add_argument(
            "--bleed", action="store_true", help="with 3 mm of bleed and crop marks, for a printer"
        )
        parser.add_argument("--output", type=Path, required=True, metavar="DIR")

    def handle(self, *args: Any, **options: Any) -> None:
        wanted = [
            (version, kind)
            for version in materials.versions()
            if options["language"] in (None, version.language)
            for kind in version.kinds
        ]
        if not wanted or not materials.shown_lines():
            raise CommandError("Nothing to print: no page or no confirmed number in this language.")
        try:
            written = self._write(wanted, options["output"], bleed=options["bleed"])
        except OSError as error:
            raise CommandError(f"Nothing was written. {error}") from error
        self.stdout.write(json.dumps({"files": written}, ensure_ascii=False))

    def _write(self, wanted: list[Any], output: Path, *, bleed: bool) -> list[dict[str, Any]]:
        output.mkdir(parents=True, exist_ok=True)
        show, written = progress_to(self.stderr), []
        # All are whole before the first has its name.
        with tempfile.TemporaryDirectory(prefix=".materials-", dir=output) as folder:
            for number, (version, kind) in enumerate(wanted, 1):
                with_bleed = bleed and kind.can_bleed
                made = materials.current(version, kind, has_bleed=with_bleed)
                if made is None:
                    raise CommandError("The last number was withdrawn meanwhile.")
                name = version.file_name(kind, has_bleed=with_bleed)
                Path(folder, name).write_bytes(made.content)
                written.append({"file": name, "checked_on": made.checked_on.isoformat()})
                show(number, len(wanted))
            for one in written:
                os.replace(Path(folder, one["file"]), output / one["file"])
        return written
