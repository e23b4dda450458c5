from typing import Any

from django.core.management.base import CommandError, CommandParser

from courses.lists.enums import ListKind
from courses.management.lists import ListCommand
from courses.models import CoursePage


class Command(ListCommand):
    help = "Bring people of a list (CSV or XLSX) into a cohort; prints what became of the rows."
    kind = ListKind.LEARNERS

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--cohort", default="", help="its name; made where missing")
        parser.add_argument("--course", help="the slug of a course that the cohort takes")

    def choices(self, options: dict[str, Any]) -> dict[str, Any]:
        if not options["cohort"]:
            raise CommandError("A list of people needs --cohort NAME.", returncode=2)
        course = CoursePage.objects.filter(slug=options["course"]).first()
        if options["course"] and course is None:
            raise CommandError(f"Nothing was imported. There is no course {options['course']!r}.")
        return {"cohort_name": options["cohort"], "course": course}
