"""Sign-in codes for people without e-mail: short, readable on paper, unlike any other."""

import secrets

from qalqan.accounts.models import User
from qalqan.accounts.services.slips import ALPHABET

LENGTH = 8
AT_ONCE = 1000


def new_codes(count: int) -> list[str]:
    """`count` codes that nobody has; they open nothing by themselves, and are no secret."""
    codes: set[str] = set()
    while len(codes) < count:
        drawn = {_draw() for _ in range(min(count - len(codes), AT_ONCE))}
        taken = User.objects.filter(sign_in_code__in=drawn).values_list("sign_in_code", flat=True)
        codes |= drawn - {*taken}
    return sorted(codes)


def _draw() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
