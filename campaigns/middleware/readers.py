"""Campaign and help pages know no reader."""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

# Also what only resembles an address of theirs: it is answered shortly, and never written down.
PATHS = re.compile(
    r"/+(?!(?:cms|documents|media|static|verify)/)[^/]*/+(?:help|campaigns)(?:/|$)", re.IGNORECASE
)
# Files to print, made by the application; in the help page's further languages, too.
MATERIALS = re.compile(
    r"/(?:kk|ru|en)/(?:help(?:/[a-z-]+)?|campaigns/[\w-]+)/materials/[a-z0-9-]+\.pdf", re.ASCII
)


class UnknownReaderMiddleware:
    """Drops the reader's cookies before anything can look at them.

    Stands first: a stale session or a broken token would otherwise be answered with a cookie.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if PATHS.match(request.path_info):
            request.META.pop("HTTP_COOKIE", None)
        return self.get_response(request)
