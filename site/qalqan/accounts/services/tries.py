"""How often something may be got wrong for one account, wherever that is tried from."""

from dataclasses import dataclass

from django.core.cache import caches
from django.utils.crypto import salted_hmac

from qalqan.common.services import limits


@dataclass(frozen=True)
class Tries:
    """At most `most` within `seconds` of the first, in the cache that all processes share."""

    name: str
    most: int
    seconds: int

    def are_used_up(self, subject: str) -> bool:
        """Whether there were as many for `subject`, the number or the identifier of a person."""
        return int(caches["limits"].get(self._key(subject), 0)) >= self.most

    def count(self, subject: str) -> None:
        limits.count(self._key(subject), self.seconds)

    def forget(self, subject: str) -> None:
        """Begin anew."""
        caches["limits"].delete(self._key(subject))

    def _key(self, subject: str) -> str:
        keyed = salted_hmac("qalqan.tries", f"{self.name} {subject}", algorithm="sha256")
        return f"tries:{self.name}:{keyed.hexdigest()}"
