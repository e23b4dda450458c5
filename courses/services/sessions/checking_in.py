"""Learners put themselves on the list by the code that is shown in the room."""

from django.db.models import QuerySet
from django.utils import timezone

from assessments.enums import Evidence
from courses.enums import SessionProblem
from courses.models import Attendance, Membership, Session
from courses.services.sessions import codes
from courses.services.sessions.attending import record
from courses.services.sessions.errors import SessionError
from qalqan.accounts.models import User


def sessions_open_to(learner: User) -> QuerySet[Session]:
    """Sessions of the cohorts to which the learner belongs today."""
    cohorts = Membership.objects.standing().filter(learner=learner).values("cohort")
    return Session.objects.filter(cohort__in=cohorts)


def find(learner: User, code: str) -> Session | None:
    """The session of one of the learner's cohorts in whose room `code` is shown."""
    now = timezone.now()
    open_ones = sessions_open_to(learner).filter(list_closed_at=None)
    return next((one for one in open_ones if codes.is_valid(one.secret, code, now)), None)


def check(session: Session, code: str) -> None:
    """Raises SessionError where the list is closed, or the code is another or too old."""
    if session.list_closed_at is not None:
        raise SessionError(SessionProblem.LIST_CLOSED)
    if not codes.is_valid(session.secret, code, timezone.now()):
        raise SessionError(SessionProblem.STALE_CODE)


def check_in(session: Session, learner: User, code: str) -> Attendance:
    """Put the learner, a member of the cohort, on the list. Raises SessionError."""
    check(session, code)
    return record(session, learner, evidence=Evidence.ATTENDED, by=learner)
