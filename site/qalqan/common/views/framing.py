"""What a page needs that plays in frames what it does not trust."""

from collections.abc import Iterable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase


def own_origin(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"


def let_frame(response: HttpResponseBase, sources: Iterable[str]) -> None:
    """Let the page hold frames from `sources`, and fill the screen with one.

    Without this policy a script in the frame could lead the frame to any address, and so carry
    out what it knows.
    """
    response._csp_update = {"frame-src": sorted(set(sources))}  # type: ignore[attr-defined]
    response["Permissions-Policy"] = settings.PLAYER_PERMISSIONS_POLICY
