"""Results of H5P activities: one's own, and those of people whom one works with."""

import uuid

from assessments import services as assessments
from assessments.services import Attempt, NotFoundError, Report, packages
from courses.models import Enrolment
from courses.services import scope
from qalqan.accounts.models import User


def own(person: User) -> list[Attempt]:
    """The person's finished attempts, the latest first."""
    mine = Enrolment.objects.filter(learner=person)
    return _latest_first(list(mine.values_list("registration", flat=True)))


def shown_to(reader: User, person: User) -> list[Attempt]:
    """Those of the person's attempts that `reader` may see: of some audiences none."""
    theirs = scope.enrolments_of(reader).filter(learner=person).select_related("audience")
    return _latest_first([one.registration for one in theirs if scope.sees_scores(one.audience)])


def report(attempts: list[Attempt], attempt: uuid.UUID) -> Report:
    """One of `attempts` with its answers in words. Raises NotFoundError for any other."""
    found = next((one for one in attempts if one.uuid == attempt), None)
    if found is None:
        raise NotFoundError
    return packages.player().report(found)


def _latest_first(registrations: list[uuid.UUID]) -> list[Attempt]:
    return assessments.finished_packages(registrations)[::-1]
