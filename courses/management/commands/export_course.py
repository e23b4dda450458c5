import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from courses.exchange.formats import CourseFileError
from courses.exchange.services import export_course
from qalqan.common.management.progress import progress_to


class Command(BaseCommand):
    help = "Export a course with translations, questions, media and sources into one file."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug")
        parser.add_argument("out", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        output: Path = options["out"]
        unfinished = output.with_name(f"{output.name}.part")
        try:
            # Scripts read this: it is English, whatever the site speaks.
            with translation.override("en"), unfinished.open("wb") as stream:
                exported = export_course(options["slug"], stream, progress=progress_to(self.stderr))
            unfinished.replace(output)
        except (CourseFileError, OSError) as error:
            raise CommandError(f"Nothing was exported. {error}") from error
        finally:
            unfinished.unlink(missing_ok=True)
        self.stdout.write(json.dumps({"course": options["slug"], "exported": exported}))
