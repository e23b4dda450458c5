"""Requests to correct a name: asked by its owner, decided by the academy."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from courses.models import NameRequest
from courses.services import scope
from courses.services.people.accounts import change
from qalqan.accounts.models import User


def ask(learner: User, *, last_name: str, first_name: str) -> NameRequest:
    """Put a request before the academy; a newer wish takes the place of one that waits."""
    request, _created = NameRequest.objects.update_or_create(
        learner=learner,
        answered_at=None,
        defaults={
            "last_name": last_name,
            "first_name": first_name,
            "asked_at": timezone.now(),
        },
    )
    return request


def waiting_for(manager: User) -> QuerySet[NameRequest]:
    """Open requests of the people whom the manager looks after."""
    people = scope.people_of(manager)
    return NameRequest.objects.open().filter(learner__in=people).select_related("learner")


@transaction.atomic
def answer(request: NameRequest, *, granted: bool, by: User) -> None:
    """Close the request, and write the name as it asks where it is granted.

    Raises PeopleError where the person has a role: an administrator changes such an account.
    """
    closed = NameRequest.objects.open().filter(pk=request.pk)
    if not closed.update(answered_at=timezone.now(), answered_by=by, granted=granted):
        # Somebody else answered first, and that stands.
        return
    if granted:
        person = request.learner
        account = {
            "last_name": request.last_name,
            "first_name": request.first_name,
            "language": person.language,
        }
        change(person, account, {}, by=by)
