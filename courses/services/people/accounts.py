"""One person's account and profile: made by hand, and changed."""

from typing import Any

from django.db import IntegrityError, transaction

from courses.models import Academy, Cohort, LearnerProfile
from courses.services import enrolling
from courses.services.people.belonging import has_role
from courses.services.people.errors import PeopleError, Problem
from courses.services.people.slips import has_private_scores
from qalqan.accounts.models import User
from qalqan.accounts.services import addresses
from qalqan.accounts.services.password_mail import mail_available
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
    """Change account and profile; returns whether the name is another one. Raises PeopleError.

    Another address counts when its owner has opened the link that goes there; where no mail is
    sent, at once.
    """
    if has_role(person):
        raise PeopleError(Problem.HAS_ROLE)
    renamed = any(getattr(person, name) != account[name] for name in NAMES)
    if "email" in account:
        _readdress(person, account["email"], by)
    for name in (*NAMES, "language"):
        setattr(person, name, account[name])
    _save(person)
    LearnerProfile.objects.update_or_create(user=person, defaults=profile)
    if renamed:
        audit.append(
            AuditAction.NAME_CHANGED, subject=f"person:{person.pk}", actor=by.pk if by else None
        )
    return renamed


def _readdress(person: User, address: str | None, by: User | None) -> None:
    if address and address == addresses.waiting(person):
        return
    if address == person.email:
        # Written back: what waited for a proof is not wanted any more.
        addresses.withdraw(person)
        return
    if has_private_scores(person):
        raise PeopleError(Problem.PRIVATE_ACCOUNT)
    _keep_free(person, address)
    if address and mail_available():
        addresses.ask(person, address, by=by)
        return
    try:
        addresses.take(person, address, by=by)
    except addresses.AddressError as error:
        raise PeopleError(Problem.EMAIL_TAKEN) from error


def _keep_free(person: User, address: str | None) -> None:
    taken = User.objects.with_address(address or "-").exclude(pk=person.pk)
    if taken.exists():
        raise PeopleError(Problem.EMAIL_TAKEN)


def _save(person: User) -> None:
    person.clean()
    _keep_free(person, person.email)
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError as error:
        # Another took the address at this moment.
        raise PeopleError(Problem.EMAIL_TAKEN) from error
