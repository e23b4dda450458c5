"""One-time slips: issue, redeem."""

import hashlib
from collections.abc import Sequence
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from qalqan.accounts.models import OneTimeSlip, User
from qalqan.accounts.models.user import normal_code
from qalqan.accounts.services import passwords
from qalqan.accounts.services.letters import draw, in_fours
from qalqan.common.enums import AuditAction
from qalqan.common.services import audit

LENGTH = 12


class SlipError(Exception):
    """The slip cannot be used; deliberately without a reason that would help a guesser."""


def issue(person: User, *, by: User) -> tuple[OneTimeSlip, str]:
    """Make a slip for `person` and void the older ones; the secret is returned this once."""
    return issue_all([person], by=by)[0]


@transaction.atomic
def issue_all(people: Sequence[User], *, by: User) -> list[tuple[OneTimeSlip, str]]:
    """A slip for each of `people`, in a number of statements that hardly grows with them."""
    now = timezone.now()
    OneTimeSlip.objects.usable().filter(user__in=people).update(expires_at=now)
    issued = []
    for person in people:
        secret = draw(LENGTH)
        slip = OneTimeSlip(
            user=person,
            issued_by=by,
            secret_hash=_hash(secret),
            expires_at=now + timedelta(days=settings.SLIP_LIFETIME_DAYS),
        )
        issued.append((slip, in_fours(secret)))
    OneTimeSlip.objects.bulk_create(slip for slip, _secret in issued)
    subject = f"person:{people[0].pk}" if len(people) == 1 else "people"
    ids = {"people": [person.pk for person in people]} if len(people) > 1 else {}
    audit.append(AuditAction.SLIP_ISSUED, subject=subject, actor=by.pk, data=ids)
    return issued


def find(identifier: str, secret: str) -> OneTimeSlip:
    """The usable slip of that person with that secret; raise SlipError where there is none."""
    person = User.objects.by_identifier(identifier)
    slip = (
        OneTimeSlip.objects.usable()
        .select_related("user")
        .filter(secret_hash=_hash(normal_code(secret)), user=person, user__is_active=True)
        .first()
    )
    if person is None or slip is None:
        raise SlipError
    return slip


def usable(slip_id: int | None) -> OneTimeSlip | None:
    """The slip by its id, as long as it can be used."""
    if slip_id is None:
        return None
    return OneTimeSlip.objects.usable().select_related("user").filter(pk=slip_id).first()


@transaction.atomic
def redeem(slip_id: int, password: str) -> User:
    """Set the password by a slip, which is then used up; raise SlipError on a second use."""
    usable = OneTimeSlip.objects.usable().filter(pk=slip_id, user__is_active=True)
    slip = usable.select_for_update(of=("self",)).first()
    if slip is None:
        raise SlipError
    slip.used_at = timezone.now()
    slip.save(update_fields=["used_at"])
    person = slip.user
    passwords.put(person, password)
    audit.append(AuditAction.SLIP_USED, subject=f"person:{person.pk}", actor=person.pk)
    return person


def _hash(secret: str) -> str:
    # The secret is random and short-lived, so a plain hash is enough.
    return hashlib.sha256(f"slip {settings.SECRET_KEY} {secret}".encode()).hexdigest()
