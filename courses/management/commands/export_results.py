import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from courses.models import CoursePage
from courses.reports.results import results_header, results_of
from qalqan.common.enums import AuditAction
from qalqan.common.services import audit
from qalqan.common.services.tables import csv_lines, xlsx_file

FORMATS = ("csv", "xlsx")


class Command(BaseCommand):
    help = "Write every finished attempt at a course into a table, one row each."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--course", required=True, metavar="SLUG")
        parser.add_argument("--format", choices=FORMATS, required=True)
        parser.add_argument("--output", type=Path, required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        course = CoursePage.objects.filter(slug=options["course"]).first()
        if course is None:
            raise CommandError(f"There is no course “{options['course']}”.")
        output: Path = options["output"]
        unfinished = output.with_name(f"{output.name}.part")
        try:
            with translation.override("en"):
                count = self._write(unfinished, options["format"], course)
            unfinished.replace(output)
            data = {"format": options["format"], "rows": count}
            audit.append(AuditAction.RESULTS_EXPORTED, subject=f"course:{course.pk}", data=data)
        except OSError as error:
            raise CommandError(f"Nothing was exported. {error}") from error
        finally:
            unfinished.unlink(missing_ok=True)
        self.stdout.write(json.dumps({"course": course.slug, "rows": count}))

    def _write(self, path: Path, format: str, course: CoursePage) -> int:
        self.count = 0
        header = [name.lower() for name in results_header()]
        if format == "csv":
            with path.open("w", encoding="utf-8", newline="") as stream:
                stream.writelines(csv_lines(header, self._counted(course)))
        else:
            with (
                path.open("wb") as stream,
                xlsx_file("results", header, self._counted(course)) as f,
            ):
                shutil.copyfileobj(f, stream)
        return self.count

    def _counted(self, course: CoursePage) -> Iterator[list[Any]]:
        for row in results_of(course):
            self.count += 1
            yield row
