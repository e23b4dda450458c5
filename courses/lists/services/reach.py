"""Which accounts a list of an academy may mean; all others are none of its business."""

from collections.abc import Collection, Iterable, Iterator
from typing import TypeVar

from courses.lists.services.person import Person
from courses.models import Academy, Attendance, Enrolment
from courses.services.people.belonging import with_roles
from qalqan.accounts.models import User

Value = TypeVar("Value")
# SQLite takes 32,766 values in a statement.
AT_ONCE = 10_000


def accounts_for(academy: Academy, people: Collection[Person]) -> Iterator[User]:
    """Whoever belongs to the academy, and whoever has a key that a row gives."""
    users = User.objects.select_related("learner_profile", "merged_into__learner_profile")
    found = [users.filter(learner_profile__academy=academy)]
    emails = sorted({person.email for person in people if person.email})
    codes = sorted({person.sign_in_code for person in people if person.sign_in_code})
    found += [users.filter(email__in=some) for some in _some(emails)]
    found += [users.filter(sign_in_code__in=some) for some in _some(codes)]
    for user in (user for query in found for user in query):
        yield user
        if user.merged_into is not None:
            yield user.merged_into


def roles_among(ids: list[int]) -> set[int]:
    return {pk for some in _some(ids) for pk in with_roles(some)}


def reachable(
    users: Iterable[User], academy: Academy, *, but: set[int], with_former: bool
) -> set[int]:
    """The academy's own people, and accounts that are nobody's yet; with a role alone its own.

    Who has signed in and belongs to no academy comes by an invitation, which they accept.
    """
    found, elsewhere = set(), []
    for user in users:
        profile = getattr(user, "learner_profile", None)
        belongs_to = profile.academy_id if profile else None
        is_free = belongs_to is None and user.last_login is None and user.is_active
        if belongs_to == academy.pk or (is_free and user.pk not in but):
            found.add(user.pk)
        else:
            elsewhere.append(user.pk)
    return found | _former(elsewhere, academy) if with_former else found


def _former(ids: list[int], academy: Academy) -> set[int]:
    """Those of whom the academy has a record of its own: it knows them already."""
    return {
        pk
        for some in _some(ids)
        for records in (Enrolment.objects.all(), Attendance.objects.standing())
        for pk in records.filter(academy=academy, learner__in=some).values_list(
            "learner", flat=True
        )
    }


def _some(values: list[Value]) -> Iterator[list[Value]]:
    for start in range(0, len(values), AT_ONCE):
        yield values[start : start + AT_ONCE]
