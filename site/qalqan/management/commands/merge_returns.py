import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from courses.returns import services
from courses.returns.enums import Format
from qalqan.common.languages import LANGUAGES

REFUSALS = {
    "not_a_return": "is neither a return of Qalqan (JSON) nor its filled-in template (XLSX)",
    "not_a_table": "is a workbook that cannot be read",
    "too_many_rows": "has more than 5,000 rows",
    "another_year": "is of another year than the first",
    "not_a_number": "has a figure that is not a whole number of 0 or more",
    "not_a_text": "has a name that is no text or too long",
    "more_than_persons": "has more who passed, or took both tests, than persons",
    "hidden_figures": "has hidden figures and cannot be joined: ask for the complete file",
    "same_content": "hold the same figures",
}


class Command(BaseCommand):
    help = "Join the returns of other installations, and templates filled in by other bodies."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--output", type=Path, required=True)
        parser.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0])
        parser.add_argument(
            "--format", choices=Format.values, help="by default what the output's name ends in"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        output: Path = options["output"]
        format = options["format"] or output.suffix.lstrip(".").lower()
        if format not in Format.values:
            raise CommandError(f"Say --format: {', '.join(Format.values)}.")
        try:
            documents = services.labelled(map(self._read, options["files"]))
            merged = services.merge(documents, language=options["language"])
            output.write_bytes(services.write(merged, format))
        except services.MergeError as error:
            reason = REFUSALS[error.code]
            raise CommandError(f"Nothing was joined. {error.where} {reason}.") from error
        except OSError as error:
            raise CommandError(f"Nothing was joined. {error}") from error
        told = {name: merged[name] for name in ("year", "installations", "totals", "notes")}
        self.stdout.write(json.dumps(told, ensure_ascii=False))

    def _read(self, path: Path) -> tuple[str, dict[str, Any]]:
        """The return, and what it is called: the body that filled it in, or its file."""
        document = services.read(path.read_bytes(), where=path.name)
        return document["body"] or path.name, document
