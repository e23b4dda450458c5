"""What a page needs that shows a player."""

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from assessments.h5p.services.frames import content_origin


def own_origin(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"


def let_play(request: HttpRequest, response: HttpResponseBase) -> None:
    """Let the page hold a player, and fill the screen with it.

    Without this policy a script in the frame could lead the frame to any address, and so carry
    out what it knows.
    """
    origin = content_origin(own_origin(request))
    response._csp_update = {"frame-src": [f"{origin}/h5p/"]}  # type: ignore[attr-defined]
    response["Permissions-Policy"] = settings.PLAYER_PERMISSIONS_POLICY
