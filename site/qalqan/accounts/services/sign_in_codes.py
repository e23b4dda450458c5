"""Sign-in codes for people without e-mail: short, readable on paper, unlike any other."""

from qalqan.accounts.models import User
from qalqan.accounts.services.letters import draw

LENGTH = 8
AT_ONCE = 1000


def new_codes(count: int) -> list[str]:
    """`count` codes that nobody has; they open nothing by themselves, and are no secret."""
    codes: set[str] = set()
    while len(codes) < count:
        drawn = {draw(LENGTH) for _ in range(min(count - len(codes), AT_ONCE))}
        taken = User.objects.filter(sign_in_code__in=drawn).values_list("sign_in_code", flat=True)
        codes |= drawn - {*taken}
    return sorted(codes)
