import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from courses.exchange.formats import CourseFileError
from courses.exchange.services import import_course, preview
from qalqan.common.management.progress import progress_to


class Command(BaseCommand):
    help = "Import a course from a file of export_course, as drafts; prints what changes."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="only say what would change")
        parser.add_argument(
            "--take",
            action="append",
            default=[],
            metavar="KIND:NAME",
            help="take this from the file though it was changed here after the file was made",
        )
        parser.add_argument("--publish", action="store_true", help="publish what comes in")

    def handle(self, *args: Any, **options: Any) -> None:
        # Scripts read this: it is English, whatever the site speaks.
        with translation.override("en"):
            try:
                told = self._import(options)
            except (CourseFileError, OSError) as error:
                raise CommandError(f"Nothing was imported. {error}") from error
            self.stdout.write(json.dumps(told, ensure_ascii=False))

    def _import(self, options: dict[str, Any]) -> dict[str, Any]:
        with options["file"].open("rb") as stream:
            if options["dry_run"]:
                file, plan = preview(stream, take=options["take"])
            else:
                file, plan = import_course(
                    stream,
                    take=options["take"],
                    may_install=True,
                    and_publish=options["publish"],
                    progress=progress_to(self.stderr),
                )
            told = plan.as_json()
        return {"course": file.course, "dry_run": options["dry_run"], "kinds": told}
