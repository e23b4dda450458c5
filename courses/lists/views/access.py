"""Who brings lists in."""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _

from courses.models import Academy
from courses.services import scope
from qalqan.accounts.services.requests import person_of


def academies_for_lists(request: HttpRequest) -> QuerySet[Academy]:
    """Those that the manager manages as a whole: a list may name every department."""
    person = person_of(request)
    academies = scope.academies_managed(person)
    if not person.is_academy_staff or not academies.exists():
        raise PermissionDenied(_("This page is for the managers of academies."))
    return academies
