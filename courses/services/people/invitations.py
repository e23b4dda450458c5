"""Invitations: a code or link by which people join a cohort by themselves."""

import datetime
from typing import Any

from django.db import transaction
from django.db.models import Count, QuerySet
from django.utils import timezone

from courses.models import Cohort, Invitation, Membership
from courses.services import enrolling
from courses.services.people import accounts
from courses.services.people.errors import PeopleError, Problem
from qalqan.accounts.models import User
from qalqan.accounts.models.user import normal_code
from qalqan.accounts.services.letters import draw

CODE_LENGTH = 12


def invite(cohort: Cohort, *, limit: int, expires_at: datetime.datetime, by: User) -> Invitation:
    """Make an invitation for at most `limit` people until `expires_at`."""
    code = draw(CODE_LENGTH)
    return Invitation.objects.create(
        cohort=cohort, code=code, limit=limit, expires_at=expires_at, made_by=by
    )


def listed(cohort: Cohort) -> QuerySet[Invitation]:
    """The cohort's invitations, each with `taken`: how many joined by it."""
    return cohort.invitations.annotate(taken=Count("memberships__learner", distinct=True))


def close(invitation: Invitation) -> None:
    Invitation.objects.filter(pk=invitation.pk, closed_at=None).update(closed_at=timezone.now())


def find(code: str) -> Invitation:
    """The invitation with that code, as people type it; raises PeopleError without a usable one."""
    found = Invitation.objects.select_related("cohort__academy")
    invitation = found.filter(code=normal_code(code)).first()
    if invitation is None:
        raise PeopleError(Problem.UNKNOWN)
    check(invitation)
    return invitation


@transaction.atomic
def accept(invitation: Invitation, person: User) -> Membership:
    """Join by the invitation; who is a member already stays one. Raises PeopleError."""
    # Counted under the lock of its row: two at once cannot both be the last.
    locked = Invitation.objects.select_for_update().select_related("cohort__academy")
    invitation = locked.get(pk=invitation.pk)
    standing = Membership.objects.standing().filter(cohort=invitation.cohort, learner=person)
    if found := standing.first():
        return found
    check(invitation)
    return enrolling.join(invitation.cohort, person, invitation=invitation, by=person)


@transaction.atomic
def register(invitation: Invitation, account: dict[str, Any], *, password: str) -> User:
    """A new person who joins by the invitation: both, or neither. Raises PeopleError."""
    person = accounts.add(invitation.cohort.academy, account, password=password)
    accept(invitation, person)
    return person


def check(invitation: Invitation) -> None:
    """Raises PeopleError where nobody joins by the invitation any more."""
    if invitation.closed_at is not None:
        raise PeopleError(Problem.CLOSED)
    if invitation.expires_at <= timezone.now():
        raise PeopleError(Problem.EXPIRED)
    joined = invitation.memberships.values("learner").distinct().count()
    if joined >= invitation.limit:
        raise PeopleError(Problem.FULL)
