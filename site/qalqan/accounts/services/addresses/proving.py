"""The way of a new address: asked for, proven by whoever reads its mail, taken."""

from dataclasses import dataclass
from datetime import timedelta

from django.core import signing
from django.db import transaction
from django.utils import timezone

from qalqan.accounts.models import AddressChange, User
from qalqan.accounts.models.addresses import LIFETIME
from qalqan.accounts.services.addresses import letters
from qalqan.accounts.services.addresses.changing import take

BETWEEN_LETTERS = timedelta(minutes=10)


@dataclass(frozen=True)
class Proof:
    """That somebody reads the mail of `address`, which is to become `person`'s."""

    person: User
    address: str
    asked_by: User | None


@transaction.atomic
def ask(person: User, address: str, *, by: User | None) -> None:
    """Send a link to `address`, which counts when it is opened; until then all stays as it is."""
    User.objects.select_for_update().only("pk").get(pk=person.pk)
    found = AddressChange.objects.filter(user=person, address=address)
    if found.filter(asked_at__gt=timezone.now() - BETWEEN_LETTERS).exists():
        return
    given = {"address": address, "asked_at": timezone.now(), "asked_by": by}
    change, _created = AddressChange.objects.update_or_create(user=person, defaults=given)
    letters.ask_new(change)


def find(token: str) -> Proof | None:
    """What the link of a letter asks for; None where it is over, or another took its place."""
    try:
        pk, stamp = signing.loads(token, salt=letters.SALT, max_age=LIFETIME)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    waiting = AddressChange.objects.waiting().select_related("user", "asked_by")
    change = waiting.filter(pk=pk, user__is_active=True).first()
    if change is None or letters.stamp(change) != stamp:
        return None
    if change.asked_by_id != change.user_id and change.user.is_privileged:
        # A role came since: nobody but its owner and administrators changes such an account.
        return None
    return Proof(change.user, change.address, change.asked_by)


@transaction.atomic
def confirm(token: str, *, keep: str | None = None) -> bool:
    """Take the address; False where the link is over. Raises AddressError."""
    proof = find(token)
    if proof is None:
        return False
    person = User.objects.select_for_update().get(pk=proof.person.pk)
    if find(token) is None:
        # Two at once: the other was first, and the row was locked meanwhile.
        return False
    take(person, proof.address, by=proof.asked_by, is_proven=True, keep=keep)
    return True
