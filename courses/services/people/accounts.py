"""One person's account and profile: made by hand, and changed."""

from typing import Any

from django.db import IntegrityError, transaction

from courses.models import Academy, Cohort, LearnerProfile
from courses.services import enrolling
from courses.services.people import addresses
from courses.services.people.belonging import has_role
from courses.services.people.errors import PeopleError, Problem
from courses.services.people.slips import has_private_scores
from qalqan.accounts.models import User
from qalqan.accounts.services.sign_in_codes import new_codes
from qalqan.common.enums import AuditAction
from qalqan.common.services import audit

NAMES = ("last_name", "first_name")
ACCOUNT = (*NAMES, "email", "language")


@transaction.atomic
def add(
    academy: Academy,
    account: dict[str, Any],
    *,
    profile: dict[str, Any] | None = None,
    cohort: Cohort | None = None,
    password: str | None = None,
    by: User | None = None,
) -> User:
    """A new person of `academy`, who gets a sign-in code where there is no e-mail address.

    `account` holds the fields of ACCOUNT, `profile` those of the profile. Raises PeopleError.
    """
    code = None if account.get("email") else new_codes(1)[0]
    person = User(sign_in_code=code, **account)
    person.set_password(password)
    _save(person)
    LearnerProfile.objects.create(user=person, academy=academy, **(profile or {}))
    audit.append(
        AuditAction.PEOPLE_IMPORTED,
        subject=f"person:{person.pk}",
        actor=by.pk if by else None,
        data={"academy": academy.pk},
    )
    if cohort is not None:
        enrolling.join(cohort, person, by=by)
    return person


@transaction.atomic
def change(
    person: User, account: dict[str, Any], profile: dict[str, Any], *, by: User | None = None
) -> bool:
    """Change account and profile; returns whether the name is another one. Raises PeopleError."""
    if has_role(person):
        raise PeopleError(Problem.HAS_ROLE)
    renamed = any(getattr(person, name) != account[name] for name in NAMES)
    old = person.email
    if old != account["email"] and has_private_scores(person):
        raise PeopleError(Problem.PRIVATE_ACCOUNT)
    for name in ACCOUNT:
        setattr(person, name, account[name])
    if not person.email and not person.sign_in_code:
        person.sign_in_code = new_codes(1)[0]
    _save(person)
    LearnerProfile.objects.update_or_create(user=person, defaults=profile)
    if old != person.email:
        addresses.changed(person, old=old, by=by)
    if renamed:
        audit.append(
            AuditAction.NAME_CHANGED, subject=f"person:{person.pk}", actor=by.pk if by else None
        )
    return renamed


def _save(person: User) -> None:
    person.clean()
    taken = User.objects.with_address(person.email or "-").exclude(pk=person.pk)
    if taken.exists():
        raise PeopleError(Problem.EMAIL_TAKEN)
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError as error:
        # Another took the address at this moment.
        raise PeopleError(Problem.EMAIL_TAKEN) from error
