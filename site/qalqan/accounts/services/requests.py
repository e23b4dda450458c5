"""Who makes a request."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from qalqan.accounts.models import User


def person_of(request: HttpRequest) -> User:
    """The signed-in person; raises PermissionDenied where a view forgot to ask for one."""
    if not request.user.is_authenticated:
        raise PermissionDenied
    return request.user
