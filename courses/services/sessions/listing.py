"""The sessions that a member of staff or a guest sees, and what they may do with them."""

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from courses.models import Session
from courses.services import scope
from qalqan.accounts.models import User


def listed(person: User) -> QuerySet[Session]:
    """Each with its cohort, course and the number of those who were there, as `present`."""
    standing = Count("attendances", filter=Q(attendances__withdrawn_at=None))
    return scope.sessions_of(person).select_related("cohort").annotate(present=standing)


def upcoming(person: User) -> QuerySet[Session]:
    """Those that are not over, the next one first."""
    return listed(person).filter(ends_at__gte=timezone.now()).order_by("starts_at", "pk")


def past(person: User) -> QuerySet[Session]:
    return listed(person).filter(ends_at__lt=timezone.now()).order_by("-starts_at", "-pk")


def may_edit(person: User, session: Session) -> bool:
    """Tutors and managers of the academy; a guest reads and takes attendance."""
    return scope.academies_taught(person).filter(pk=session.academy_id).exists()


def may_correct(person: User, session: Session) -> bool:
    """Whether the person may correct a list that is closed."""
    return scope.academies_managed(person).filter(pk=session.academy_id).exists()
