import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from courses.exchange.formats import CourseFileError
from courses.exchange.services.scorm import export_scorm
from qalqan.common.languages import LANGUAGES
from qalqan.common.management.progress import progress_to


class Command(BaseCommand):
    help = "Export a course in one language as a SCORM 1.2 package for other learning systems."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug")
        parser.add_argument("--language", choices=LANGUAGES, required=True)
        parser.add_argument("out", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        slug, language, output = options["slug"], options["language"], options["out"]
        unfinished: Path = output.with_name(f"{output.name}.part")
        try:
            with translation.override("en"), unfinished.open("wb") as stream:
                count = export_scorm(slug, language, stream, progress=progress_to(self.stderr))
            unfinished.replace(output)
        except (CourseFileError, OSError) as error:
            raise CommandError(f"Nothing was exported. {error}") from error
        finally:
            unfinished.unlink(missing_ok=True)
        self.stdout.write(json.dumps({"course": slug, "language": language, "lessons": count}))
