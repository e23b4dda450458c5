"""Whom a manager may help into an account: by a one-time slip on paper, or by mail."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from courses.models import Cohort, Enrolment, Membership
from courses.services import scope
from qalqan.accounts.models import User


def plain_people_of(manager: User) -> QuerySet[User]:
    """The manager's people without any role: a slip is a way into an account."""
    return scope.people_of(manager).filter(
        groups=None, is_staff=False, is_superuser=False, is_active=True
    )


def slips_allowed(manager: User) -> QuerySet[User]:
    """Who never signed in, or gets no mail; with a slip its reader could become the person.

    Whose scores are kept from managers gets none after the first time: that account holds them.
    """
    people = plain_people_of(manager)
    unmailed = Q(email=None) & ~_has_private_scores()
    return people.filter(Q(last_login=None) | unmailed)


def mail_allowed(manager: User) -> QuerySet[User]:
    """Who signed in before and has an address: its owner alone reads the mail."""
    return plain_people_of(manager).exclude(email=None).exclude(last_login=None)


def has_private_scores(person: User) -> bool:
    """Whether managers are kept from the person's scores, of today or of an earlier enrolment."""
    return User.objects.filter(_has_private_scores(), pk=person.pk).exists()


def _has_private_scores() -> Q:
    # An earlier enrolment counts: a manager can write another audience into the profile.
    taken = Enrolment.objects.filter(learner=OuterRef("pk"), audience__scores_are_private=True)
    return Q(learner_profile__audience__scores_are_private=True) | Q(Exists(taken))


def without_access(manager: User, cohort: Cohort) -> list[User]:
    """The members of the cohort who have never signed in, by name."""
    members = Membership.objects.standing().filter(cohort=cohort)
    people = plain_people_of(manager).filter(pk__in=members.values("learner"), last_login=None)
    return list(people.order_by("last_name", "first_name", "pk"))
