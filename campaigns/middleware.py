"""Campaign and help pages know no reader."""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

PATHS = re.compile(r"^/[a-z-]+/(help|campaigns)(/|$)")


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
