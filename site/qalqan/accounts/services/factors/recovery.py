"""Recovery codes: a list on paper for the day on which the telephone is lost."""

from django.conf import settings
from django.utils import timezone
from django.utils.crypto import salted_hmac

from qalqan.accounts.models import RecoveryCode, User
from qalqan.accounts.models.user import normal_code
from qalqan.accounts.services.letters import draw, in_fours

COUNT = 10
LENGTH = 12


def renew(person: User) -> list[str]:
    """A new list, shown this once; the codes of the older one no longer open anything."""
    RecoveryCode.objects.filter(user=person).delete()
    codes = [draw(LENGTH) for _ in range(COUNT)]
    RecoveryCode.objects.bulk_create(
        RecoveryCode(user=person, code_hash=_hash(person, code, settings.SECRET_KEY))
        for code in codes
    )
    return [in_fours(code) for code in codes]


def left(person: User) -> int:
    """How many codes of the list are still good."""
    return RecoveryCode.objects.filter(user=person, used_at=None).count()


def take(person: User, code: str) -> bool:
    """Whether `code` is one of the list; it is used up by that."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    hashes = [_hash(person, normal_code(code), key) for key in keys]
    unused = RecoveryCode.objects.filter(user=person, used_at=None, code_hash__in=hashes)
    return unused.update(used_at=timezone.now()) == 1


def _hash(person: User, code: str, key: str) -> str:
    # The codes are random, so a keyed hash is enough.
    keyed = salted_hmac("qalqan.recovery", f"{person.pk} {code}", key, algorithm="sha256")
    return keyed.hexdigest()
