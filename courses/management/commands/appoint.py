from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from courses.enums import Post
from courses.models import Academy, Department
from courses.services import appointing
from qalqan.accounts.models import User
from qalqan.common.models import Region

POSTS = {"manager": Post.MANAGER, "tutor": Post.TUTOR, "coordinator": Post.COORDINATOR}


class Command(BaseCommand):
    help = "Say who works for an academy, a department or a region, and as what; --end takes it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("identifier", help="e-mail address or sign-in code")
        parser.add_argument("--as", dest="post", choices=POSTS)
        parser.add_argument("--academy", metavar="CODE")
        parser.add_argument("--department", metavar="CODE", help="one of the academy's, alone")
        parser.add_argument("--region", metavar="CODE")
        parser.add_argument("--end", action="store_true", help="no longer works there")

    def handle(self, *args: Any, **options: Any) -> None:
        person = User.objects.by_identifier(options["identifier"])
        if person is None or not person.is_active:
            raise CommandError("Nobody who may sign in has this e-mail address or sign-in code.")
        place = _place(options)
        if options["end"]:
            if not appointing.dismiss(person, at=place):
                raise CommandError("This person does not work there.")
            self.stdout.write("Ended.")
            return
        if options["post"] is None:
            raise CommandError("Say as what, with --as, or --end.")
        try:
            appointing.appoint(person, POSTS[options["post"]], at=place)
        except appointing.NotFittingError as error:
            raise CommandError("Coordinators work for a region, all others do not.") from error
        self.stdout.write("Done.")


def _place(options: dict[str, Any]) -> appointing.Place:
    if bool(options["academy"]) is bool(options["region"]):
        raise CommandError("Say where: --academy (and --department) or --region.")
    place: appointing.Place | None
    if options["region"]:
        place = Region.objects.filter(code=options["region"]).first()
    elif options["department"]:
        theirs = Department.objects.filter(academy__code=options["academy"])
        place = theirs.filter(code=options["department"]).first()
    else:
        place = Academy.objects.filter(code=options["academy"]).first()
    if place is None:
        raise CommandError("There is no such place. Codes stand under Academies in the admin.")
    return place
