"""Accounts and profiles of the people of a list: made, and brought up to date, many at once."""

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.hashers import make_password

from courses.lists.services.person import Person
from courses.lists.services.results import Line
from courses.models import Academy, LearnerProfile
from qalqan.accounts.models import User
from qalqan.accounts.services.sign_in_codes import new_codes
from qalqan.common.languages import LANGUAGES

Pairs = Sequence[tuple[Line, Person]]


def new_account(person: Person) -> User:
    """Not saved, and without a password: the first is set by a slip or by mail."""
    return User(
        last_name=person.last_name,
        first_name=person.first_name,
        email=person.email,
        sign_in_code=person.sign_in_code,
        language=person.language or LANGUAGES[0],
        password=make_password(None),
    )


def create(pairs: Pairs, academy: Academy) -> None:
    """Save the new accounts with profiles at `academy`; who has no e-mail gets a code."""
    users = [line.user for line, _person in pairs if line.user is not None]
    without = [user for user in users if not user.email and not user.sign_in_code]
    for user, code in zip(without, new_codes(len(without)), strict=True):
        user.sign_in_code = code
    User.objects.bulk_create(users)
    LearnerProfile.objects.bulk_create(
        LearnerProfile(user=line.user, academy=academy, **person.profile())
        for line, person in pairs
    )


def update(pairs: Pairs, academy: Academy) -> None:
    """What the rows say of known people into their accounts and profiles; marks the changed."""
    profiles = []
    for line, person in pairs:
        profile = _profile(line.user)
        said = {"academy_id": academy.pk, **person.profile()}
        line.changed = _set(profile, said)
        if line.changed:
            profiles.append(profile)
    new = [profile for profile in profiles if profile.pk is None]
    LearnerProfile.objects.bulk_create(new)
    LearnerProfile.objects.bulk_update(
        [profile for profile in profiles if profile.pk and profile not in new],
        ["academy", "audience", "department", "region", "position", "sex", "service_number"],
        batch_size=100,
    )
    _give_keys(pairs)


def _give_keys(pairs: Pairs) -> None:
    """An e-mail address or code to whoever had none so far and never signed in."""
    given = []
    for line, person in pairs:
        keys = {"email": person.email, "sign_in_code": person.sign_in_code}
        wanted = {name: key for name, key in keys.items() if key and not getattr(line.user, name)}
        # Into an account that its owner uses, a list opens no second way.
        if line.user is not None and line.user.last_login is None and _set(line.user, wanted):
            line.changed = True
            given.append(line.user)
    User.objects.bulk_update(given, ["email", "sign_in_code"], batch_size=100)


def _profile(user: User | None) -> LearnerProfile:
    found: LearnerProfile | None = getattr(user, "learner_profile", None)
    return found or LearnerProfile(user=user)


def _set(record: Any, columns: dict[str, Any]) -> bool:
    """Whether any of the columns had another value."""
    differing = {name: value for name, value in columns.items() if getattr(record, name) != value}
    for name, value in differing.items():
        setattr(record, name, value)
    return bool(differing)
