"""How often something may be tried from one place; which place it was is written down nowhere."""

import time
from dataclasses import dataclass

from axes.helpers import get_client_ip_address
from django.core.cache import caches
from django.http import HttpRequest
from django.utils.crypto import salted_hmac


def count(key: str, seconds: int) -> None:
    """One more of `key`, in a period of `seconds` that begins with the first."""
    cache = caches["limits"]
    try:
        cache.incr(key)
    except ValueError:
        # Whoever is second to begin the period counts in it.
        if not cache.add(key, 1, timeout=seconds):
            cache.incr(key)


@dataclass(frozen=True)
class Limit:
    """At most `times` in a period of `seconds`, counted in the cache that all processes share."""

    name: str
    times: int
    seconds: int

    def is_reached(self, request: HttpRequest) -> bool:
        return int(caches["limits"].get(self._key(request), 0)) >= self.times

    def count(self, request: HttpRequest) -> None:
        """One more try from where the request comes from."""
        count(self._key(request), self.seconds)

    def _key(self, request: HttpRequest) -> str:
        period = int(time.time()) // self.seconds
        told = f"{self.name} {period} {self._who(request)}"
        keyed = salted_hmac("qalqan.limits", told, algorithm="sha256")
        return f"{self.name}:{keyed.hexdigest()}"

    def _who(self, request: HttpRequest) -> str:
        return str(get_client_ip_address(request))


@dataclass(frozen=True)
class PersonLimit(Limit):
    """The same for who is signed in, from wherever they ask."""

    def _who(self, request: HttpRequest) -> str:
        return f"person {request.user.pk}"
