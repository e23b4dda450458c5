"""Who sees a session, and who may change it."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from courses.models import Session
from courses.services import scope
from courses.services import sessions as taught
from qalqan.accounts.enums import Role
from qalqan.accounts.models import User
from qalqan.accounts.services.requests import person_of


def teacher_of(request: HttpRequest) -> User:
    """The manager, tutor or guest who asks; raises PermissionDenied for everybody else."""
    person = person_of(request)
    is_guest = Role.GUEST_TRAINER.value in person.roles
    if not (person.is_academy_staff or person.is_tutor or is_guest):
        raise PermissionDenied(_("This page is for those who teach at academies."))
    return person


def session_at(request: HttpRequest, pk: int) -> Session:
    """The session with that id; raises Http404."""
    found = scope.sessions_of(teacher_of(request))
    related = ("academy", "cohort", "course", "checklist")
    return get_object_or_404(found.select_related(*related), pk=pk)


def session_to_change(request: HttpRequest, pk: int) -> Session:
    """The same for staff alone; raises Http404."""
    session = session_at(request, pk)
    if not taught.may_edit(teacher_of(request), session):
        raise Http404
    return session
