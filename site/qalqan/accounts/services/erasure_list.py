"""Which accounts were erased, kept outside the database: an older backup brings them back.

One file an account, named by its number and the moment when it was made, without which a number
that is given anew after a restore would name another person. It holds a signature with AUDIT_KEY.
"""

import hashlib
import hmac
import logging
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.utils import timezone

from qalqan.accounts.models import User
from qalqan.common.services.private_store import names_in, private_store

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# What a full disk or a store that was away kept from being noted is noted within this.
LATELY = timedelta(days=2)
logger = logging.getLogger(__name__)


def note(accounts: Iterable[User]) -> int:
    """Add the accounts that are not there yet; how many."""
    names = [name_of(account) for account in accounts]
    store, added = _store(), 0
    for name in names:
        if not store.exists(name):
            store.save(name, ContentFile(_signature(name).encode()))
            added += 1
    return added


def note_or_tell(accounts: Iterable[User]) -> None:
    """`note` once the erasure stands, which nothing takes back; the log tells of what failed."""
    try:
        note(accounts)
    except Exception as error:
        logger.error("an erasure was not noted, and will be later: %s", type(error).__name__)


def catch_up(lately: timedelta | None = LATELY) -> int:
    """Add whoever was erased and is not in the list, lately or at all; how many."""
    erased = User.objects.exclude(erased_at=None)
    if lately is not None:
        erased = erased.filter(erased_at__gte=timezone.now() - lately)
    return note(erased)


def noted() -> set[str]:
    """The names of the list that this installation signed."""
    store = _store()
    names = set(names_in(store))
    signed = {name for name in names if _is_signed(store, name)}
    if names - signed:
        logger.warning("%d entries in the list of erasures are not signed", len(names - signed))
    return signed


def name_of(account: User) -> str:
    """The account's number and the microsecond in which it was made."""
    made = (account.date_joined - EPOCH) // timedelta(microseconds=1)
    return f"{account.pk}-{made}"


def _is_signed(store: Storage, name: str) -> bool:
    with store.open(name) as file:
        content: bytes = file.read(len(_signature("")) + 1)
    return hmac.compare_digest(content, _signature(name).encode())


def _signature(name: str) -> str:
    key = f"erasures {settings.AUDIT_KEY}".encode()
    return hmac.new(key, name.encode(), hashlib.sha256).hexdigest()


def _store() -> Storage:
    return private_store("erasures")
