"""Where a request comes from, as far as that can be believed. Written down nowhere."""

from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

# What a provider gives to one household or one telephone, which takes any address of it.
ONE_CLIENT = 64


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


def client_network(request: HttpRequest) -> str:
    """What limits and lockouts count: an IPv4 address, or the /64 of an IPv6 one.

    What is no address counts as it was written.
    """
    written = client_address(request)
    try:
        address = ip_address(written)
    except ValueError:
        return written
    if not isinstance(address, IPv6Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ip_network((int(address), ONE_CLIENT), strict=False))
