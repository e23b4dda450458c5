"""Who sees a cohort, and who may change it."""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from courses.models import Cohort
from courses.services import scope
from qalqan.accounts.models import User
from qalqan.accounts.services.requests import person_of


def staff_of(request: HttpRequest) -> User:
    """The manager or tutor who asks; raises PermissionDenied for everybody else."""
    person = person_of(request)
    if not (person.is_academy_staff or person.is_tutor):
        raise PermissionDenied(_("This page is for the staff of academies."))
    return person


def cohorts_of(staff: User) -> QuerySet[Cohort]:
    """Those of their academies; where they are a guest they see the sessions alone."""
    theirs = scope.academies_taught(staff)
    return scope.cohorts_of(staff).filter(academy__in=theirs).select_related("academy")


def may_change(staff: User, cohort: Cohort) -> bool:
    return scope.academies_managed(staff).filter(pk=cohort.academy_id).exists()


def cohort_at(request: HttpRequest, pk: int) -> Cohort:
    """The cohort with that id; raises Http404."""
    return get_object_or_404(cohorts_of(staff_of(request)), pk=pk)


def cohort_to_change(request: HttpRequest, pk: int) -> Cohort:
    """The same for managers alone; raises Http404."""
    cohort = cohort_at(request, pk)
    if not may_change(staff_of(request), cohort):
        raise Http404
    return cohort
