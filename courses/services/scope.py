"""Whose records a member of staff may see: those of their own academies."""

from uuid import UUID

from django.db.models import QuerySet

from courses.models import Academy, Enrolment
from qalqan.accounts.models import User


def academies_of(person: User) -> QuerySet[Academy]:
    if not person.is_academy_staff:
        return Academy.objects.none()
    return Academy.objects.filter(appointments__user=person)


def registrations_to_mark(person: User) -> QuerySet[Enrolment, UUID]:
    """The registrations whose essays the person marks: tutors and managers, at their academies."""
    if not (person.is_tutor or person.is_academy_staff):
        return Enrolment.objects.none().values_list("registration", flat=True)
    academies = Academy.objects.filter(appointments__user=person)
    found = Enrolment.objects.filter(academy__in=academies)
    return found.values_list("registration", flat=True)
