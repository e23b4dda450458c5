"""Where a request comes from, as far as that can be believed. Written down nowhere."""

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The address that the outermost of our own proxies saw.

    Each proxy adds to the end of X-Forwarded-For whom it saw; what a client wrote there itself
    stands before that and counts for nothing. TRUSTED_PROXY_COUNT says how many are ours.
    """
    seen = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    ours = settings.TRUSTED_PROXY_COUNT
    if 0 < ours <= len(seen) and seen[-ours]:
        return str(seen[-ours])
    return str(request.META.get("REMOTE_ADDR", ""))
