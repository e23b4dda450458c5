"""Whose records a member of staff may see: those of their own academies."""

from django.db.models import QuerySet

from courses.models import Academy
from qalqan.accounts.models import User


def academies_of(person: User) -> QuerySet[Academy]:
    if not person.is_academy_staff:
        return Academy.objects.none()
    return Academy.objects.filter(appointments__user=person)
