"""Whose records a member of staff may see: those of their own academies, departments, cohorts.

Who manages one academy and tutors at another is a manager at the one alone: each appointment has
its own role, and counts as long as the account has that role too.
Every view that takes an id looks it up in one of these, so that the ids of others answer 404.
"""

from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from courses.enums import Post
from courses.models import (
    Academy,
    Appointment,
    Attendance,
    Certificate,
    Cohort,
    Department,
    Enrolment,
    Session,
    Trainer,
)
from qalqan.accounts.enums import Role
from qalqan.accounts.models import User
from qalqan.common.models import Audience


def academies_of(person: User) -> QuerySet[Academy]:
    """Those that the person manages, whole or in a department."""
    return Academy.objects.filter(pk__in=_managing(person).values("academy"))


def academies_managed(person: User) -> QuerySet[Academy]:
    """Those that the person manages as a whole: their returns are the person's to sign."""
    return Academy.objects.filter(pk__in=_whole(_managing(person)))


def academies_taught(person: User) -> QuerySet[Academy]:
    """Those at which the person manages or tutors; a department's head is not among them."""
    return Academy.objects.filter(pk__in=_whole(_working(person)))


def people_of(person: User) -> QuerySet[User]:
    """The learners whom the person manages: who belongs to their academies today."""
    theirs = _within(_managing(person), "learner_profile__")
    return User.objects.filter(theirs, erased_at=None)


def enrolments_of(person: User) -> QuerySet[Enrolment]:
    """What was taken while its learner belonged to the academies where the person works."""
    return Enrolment.objects.filter(_within(_working(person)))


def enrolments_managed(person: User) -> QuerySet[Enrolment]:
    """The same for the academies that the person manages."""
    return Enrolment.objects.filter(_within(_managing(person)))


def attendances_of(person: User) -> QuerySet[Attendance]:
    return Attendance.objects.filter(_within(_working(person)))


def certificates_of(person: User) -> QuerySet[Certificate]:
    return Certificate.objects.filter(_within(_managing(person), "completion__enrolment__"))


def cohorts_of(person: User) -> QuerySet[Cohort]:
    """The cohorts of the person's academies; of a guest, those that they teach until a date."""
    return Cohort.objects.filter(_taught(person, "academy__in", "pk__in"))


def cohorts_managed(person: User) -> QuerySet[Cohort]:
    """Those of the academies that the person manages as a whole: whom they let in and move."""
    return Cohort.objects.filter(academy__in=_whole(_managing(person)))


def departments_managed(person: User) -> QuerySet[Department]:
    """All of the academies that the person manages as a whole, and those managed alone."""
    alone = _managing(person).filter(department__isnull=False).values("department")
    return Department.objects.filter(Q(pk__in=alone) | Q(academy__in=_whole(_managing(person))))


def sessions_of(person: User) -> QuerySet[Session]:
    """Taught events of the person's academies; of a guest, those of their cohorts."""
    return Session.objects.filter(_taught(person, "academy__in", "cohort__in"))


def is_guest(person: User) -> bool:
    """Whether the person teaches some cohort as a guest today."""
    return bool(_guest_cohorts(person).exists())


def counted_for(person: User) -> QuerySet[Enrolment]:
    """What the person may see the sums of: everything, a region's, or their academies'."""
    if _is_staff(person):
        # Another role beside this one opens no names of other academies.
        return enrolments_of(person)
    if Role.OBSERVER.value in person.roles or person.is_superuser:
        return Enrolment.objects.all()
    if Role.REGIONAL_COORDINATOR.value in person.roles:
        regions = _appointments(person, Post.COORDINATOR).values("region")
        theirs = Q(region__in=regions) | Q(region=None, academy__region__in=regions)
        return Enrolment.objects.filter(theirs)
    return enrolments_of(person)


def sees_sums_alone(person: User) -> bool:
    """Whether the person sees aggregates and no names."""
    if _is_staff(person):
        return False
    aggregates = {Role.OBSERVER.value, Role.REGIONAL_COORDINATOR.value}
    return person.is_superuser or bool(aggregates & person.roles)


def sees_scores(audience: Audience | None) -> bool:
    """Whether staff see scores of this audience's learners, or only what was completed.

    Closed where nobody knows whose they are.
    """
    return audience is not None and not audience.scores_are_private


def registrations_to_mark(person: User) -> QuerySet[Enrolment, UUID]:
    """The registrations whose essays the person marks: tutors and managers, at their academies."""
    return enrolments_of(person).values_list("registration", flat=True)


def _is_staff(person: User) -> bool:
    return person.is_academy_staff or person.is_tutor


def _managing(person: User) -> QuerySet[Appointment]:
    return _appointments(person, Post.MANAGER)


def _working(person: User) -> QuerySet[Appointment]:
    """Where the person manages or tutors: whoever manages may do there what tutors do."""
    return _appointments(person, Post.MANAGER, Post.TUTOR)


def _appointments(person: User, *posts: Post) -> QuerySet[Appointment]:
    """Those to one of `posts` that count: the account has the role as well."""
    held = [post for post in posts if post.value in person.roles]
    if not held:
        return Appointment.objects.none()
    return Appointment.objects.filter(user=person, role__in=held)


def _whole(appointments: QuerySet[Appointment]) -> QuerySet[Appointment, Any]:
    """Ids of the academies as a whole."""
    return appointments.filter(department=None).values_list("academy")


def _within(appointments: QuerySet[Appointment], prefix: str = "") -> Q:
    departments = appointments.filter(department__isnull=False).values("department")
    return Q(**{f"{prefix}academy__in": _whole(appointments)}) | Q(
        **{f"{prefix}department__in": departments}
    )


def _taught(person: User, by_academy: str, by_cohort: str) -> Q:
    guest = Q(**{by_cohort: _guest_cohorts(person)})
    return guest | Q(**{by_academy: _whole(_working(person))})


def _guest_cohorts(person: User) -> QuerySet[Trainer, Any]:
    """Of a guest whose role was taken away, none: without one no second factor is asked for."""
    if Role.GUEST_TRAINER.value not in person.roles:
        return Trainer.objects.none().values_list("cohort", flat=True)
    current = Trainer.objects.filter(user=person, sees_until__gte=timezone.localdate())
    return current.values_list("cohort", flat=True)
