"""Who can stand on the list of a session, and who does."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from courses.models import Attendance, Membership, Session
from qalqan.accounts.models import User


@dataclass(frozen=True)
class Line:
    learner: User
    attendance: Attendance | None


def roster(session: Session) -> QuerySet[User]:
    """The members of the cohort, and who was there and has left it since; by name."""
    members = Membership.objects.standing().filter(cohort=session.cohort_id).values("learner")
    present = Attendance.objects.standing().filter(session=session).values("learner")
    people = User.objects.filter(Q(pk__in=members) | Q(pk__in=present))
    return people.order_by("last_name", "first_name", "pk")


def lines(session: Session, people: Iterable[User]) -> list[Line]:
    """A line for each of `people`; one statement."""
    listed = list(people)
    standing = Attendance.objects.standing().filter(session=session, learner__in=listed)
    found = {one.learner_id: one for one in standing.select_related("observation")}
    return [Line(person, found.get(person.pk)) for person in listed]
