import json
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from courses.models import CoursePage
from courses.services import load
from qalqan.common.management.progress import progress_to


class Command(BaseCommand):
    help = "Add synthetic learners, enrolments and attempts, for benches; refused in production."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--learners", type=int, required=True, metavar="N")
        parser.add_argument("--course", required=True, metavar="SLUG")

    def handle(self, *args: Any, **options: Any) -> None:
        if not (settings.DEBUG or settings.DEMO):
            raise CommandError("This site is in use. Synthetic learners are for benches.")
        course = CoursePage.objects.filter(slug=options["course"]).first()
        if course is None:
            raise CommandError(f"There is no course “{options['course']}”.")
        made = load.make(course, options["learners"], report=progress_to(self.stderr))
        self.stdout.write(json.dumps({"learners": made, "course": course.slug}))
