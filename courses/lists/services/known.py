"""Who of a list is known here: by e-mail or sign-in code, by service number, by name.

The first of these that somebody answers to says who it is. All are read in a few statements.
"""

from collections import defaultdict
from collections.abc import Callable, Collection

from courses.lists.enums import Reason
from courses.lists.formats.rejections import RowError
from courses.lists.services.likeness import Candidate, Likeness, of_name, of_number
from courses.lists.services.person import Person
from courses.lists.services.reach import accounts_for, reachable, roles_among
from courses.models import Academy
from qalqan.accounts.models import User
from qalqan.common.formats.names import same


class Known:
    """The accounts that the rows of an academy's list may mean, those of the file included."""

    def __init__(
        self, academy: Academy, people: Collection[Person], *, with_former: bool = False
    ) -> None:
        """`with_former` admits those who once were with the academy: for lists of the past."""
        self._by_email: dict[str, User] = {}
        self._by_code: dict[str, User] = {}
        self._by_number: dict[str, list[Candidate]] = defaultdict(list)
        self._by_name: dict[str, list[Candidate]] = defaultdict(list)
        found = {user.pk: user for user in accounts_for(academy, people)}
        self._with_roles = roles_among(list(found))
        self._reachable = reachable(
            found.values(), academy, but=self._with_roles, with_former=with_former
        )
        for user in found.values():
            self._index(user, found.get(user.merged_into_id or 0, user), academy)

    def find(self, person: Person) -> User | None:
        """The account of the person of a row, None for a new one. Raises RowError."""
        user = (
            self._by_key(person)
            or _likely(self._by_number[person.service_number], person, of_number)
            or _likely(self._by_name[person.same_name], person, of_name)
        )
        if user is not None and person.last_name and same(user.last_name) != same(person.last_name):
            raise RowError(Reason.OTHER_NAME)
        return user

    def add(self, user: User, person: Person) -> None:
        """A new account that a row of this file asks for."""
        self._keep(user, Candidate(user, person.service_number, person.department))

    def has_role(self, user: User) -> bool:
        return user.pk in self._with_roles

    def _by_key(self, person: Person) -> User | None:
        by_email = self._by_email.get(person.email or "")
        by_code = self._by_code.get(person.sign_in_code or "")
        # Before all else: another answer would tell who has an account elsewhere.
        for user in (by_email, by_code):
            if user is not None and user.pk and user.pk not in self._reachable:
                raise RowError(Reason.INVITE)
        if by_email and by_code and by_email is not by_code:
            raise RowError(Reason.CONTRADICTION)
        # The other key of the row is nobody's, and its person has one that is not it.
        if by_code and person.email and not by_email and by_code.email:
            raise RowError(Reason.CONTRADICTION)
        if by_email and person.sign_in_code and not by_code and by_email.sign_in_code:
            raise RowError(Reason.CONTRADICTION)
        return by_email or by_code

    def _index(self, user: User, stands_for: User, academy: Academy) -> None:
        profile = getattr(user, "learner_profile", None)
        if profile is not None and profile.academy_id == academy.pk and user is stands_for:
            self._keep(user, Candidate(user, profile.service_number, profile.department_id))
        else:
            self._keep_keys(user, stands_for)

    def _keep(self, user: User, candidate: Candidate) -> None:
        self._keep_keys(user, user)
        self._by_name[same(f"{user.last_name} {user.first_name}")].append(candidate)
        if candidate.number:
            self._by_number[candidate.number].append(candidate)

    def _keep_keys(self, user: User, stands_for: User) -> None:
        if user.email:
            self._by_email[user.email.lower()] = stands_for
        if user.sign_in_code:
            self._by_code[user.sign_in_code] = stands_for


def _likely(
    known: list[Candidate], person: Person, compare: Callable[[Candidate, Person], Likeness]
) -> User | None:
    """The one of `known` who is meant. Raises RowError where it is not sure which."""
    likeness = [(one, compare(one, person)) for one in known]
    fitting = [one for one, how in likeness if how is Likeness.SAME]
    if len(fitting) > 1:
        here = [one for one in fitting if one.department == person.department is not None]
        fitting = here if len(here) == 1 else fitting
    if len(fitting) == 1:
        return fitting[0].user
    possible = fitting or [one for one, how in likeness if how is Likeness.UNSURE]
    if possible:
        keys = [one.user.email or one.user.sign_in_code for one in possible]
        raise RowError(Reason.AMBIGUOUS, allowed=", ".join(key for key in keys if key) or "–")
    return None
