"""An address that counts from now on: saved, written down, and told of at the old one."""

from django.db import IntegrityError, transaction

from qalqan.accounts.models import AddressChange, User
from qalqan.accounts.services.addresses import letters
from qalqan.accounts.services.own_sessions import end_sessions
from qalqan.accounts.services.sign_in_codes import new_codes
from qalqan.common.enums import AuditAction
from qalqan.common.services import audit


class AddressError(Exception):
    """Another account has this address."""

    code = "email_taken"


@transaction.atomic
def take(
    person: User,
    address: str | None,
    *,
    by: User | None,
    is_proven: bool = False,
    keep: str | None = None,
) -> None:
    """Make `address` the one by which `person` signs in. Raises AddressError.

    All sessions end but the one of the key `keep`; nobody is left without a way to sign in.
    """
    old, person.email = person.email, address
    if not person.email and not person.sign_in_code:
        person.sign_in_code = new_codes(1)[0]
    if address and User.objects.with_address(address).exclude(pk=person.pk).exists():
        raise AddressError
    try:
        with transaction.atomic():
            person.save(update_fields=["email", "sign_in_code"])
    except IntegrityError as error:
        # Another took the address at this moment.
        raise AddressError from error
    changed(person, old=old, by=by, is_proven=is_proven, keep=keep)


def changed(
    person: User,
    *,
    old: str | None,
    by: User | None,
    is_proven: bool = False,
    keep: str | None = None,
) -> None:
    """In the transaction that saved another address: what follows from it."""
    withdraw(person)
    audit.append(
        AuditAction.ADDRESS_CHANGED,
        subject=f"person:{person.pk}",
        actor=by.pk if by else None,
        data={"proven": is_proven},
    )
    end_sessions(person, by=by, but=keep)
    letters.tell_old(person, old)


def waiting(person: User) -> str | None:
    """The address that waits for its owner to open the link."""
    found = AddressChange.objects.waiting().filter(user=person)
    return found.values_list("address", flat=True).first()


def withdraw(person: User) -> None:
    """The address that was asked for is not wanted any more; its link opens nothing."""
    AddressChange.objects.filter(user=person).delete()
