"""Answers that belong to no single app."""

from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.db.models import ProtectedError, RestrictedError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.request import split_domain_port
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.shortcuts import redirect
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.translation import gettext as _
from django.views.defaults import bad_request

from qalqan.views import not_found

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
PLAYER = "/h5p/"
NOTHING = b"404 Not Found\n"
NOTHING_HERE = [
    ("Content-Type", "text/plain; charset=utf-8"),
    ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
]


class LanguageMiddleware(LocaleMiddleware):
    """The language of the path, else the browser's wish; a missing page stays missing.

    Django's own would redirect an unknown path to one with a language before it, and say
    `Vary: Cookie` where it does.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        language = translation.get_language()
        # A view that names the language itself has not looked at the browser's wish either.
        chosen = "Content-Language" in response.headers
        if not chosen and not translation.get_language_from_path(request.path_info):
            patch_vary_headers(response, ("Accept-Language",))
        if language:
            response.headers.setdefault("Content-Language", language)
        return response


class NotFoundMiddleware:
    """The site's own 404 with DEBUG too, so that the demo shows what users get."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if settings.DEBUG and isinstance(exception, Http404):
            return not_found(request, exception)
        return None


class RefusalMiddleware:
    """Says in words what a view of Wagtail's takes for a fault of the server.

    A row on which records rest is not deleted, and a form of which parts did not arrive is not
    taken; either leaves everything as it was.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # No row has such a key, and PostgreSQL does not even look for one.
        if "\0" in request.path_info:
            return not_found(request, Http404())
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, MultiValueDictKeyError):
            return bad_request(request, exception)
        if isinstance(exception, (ProtectedError, RestrictedError)):
            messages.error(request, _kept_for(exception))
            return redirect(request.get_full_path())
        return None


class ContentHost:
    """A WSGI layer: the host of CONTENT_ORIGIN plays packages and has nothing else of the site.

    What is played there is a stranger's program: should a browser ever let it out of its frame,
    it is to find no page with a session, and none that looks like the site. The other hosts play
    nothing.
    """

    def __init__(self, application: Application) -> None:
        self.application = application
        self.host = urlsplit(settings.CONTENT_ORIGIN).hostname
        self.files = tuple(settings.STATIC_URL + folder for folder in settings.PLAYER_STATIC)

    def __call__(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        plays = path.startswith(PLAYER)
        # Whatever the port, and with the dot of a name in full: Django would answer these too.
        if split_domain_port(environ.get("HTTP_HOST", ""))[0].rstrip(".") == self.host:
            is_here = plays or path.startswith(self.files)
        else:
            is_here = not plays
        if is_here:
            return self.application(environ, start_response)
        start_response("404 Not Found", [*NOTHING_HERE, ("Content-Length", str(len(NOTHING)))])
        return [b"" if environ["REQUEST_METHOD"] == "HEAD" else NOTHING]


def _kept_for(error: ProtectedError | RestrictedError) -> str:
    resting = error.args[1]
    kinds = sorted({str(one._meta.verbose_name) for one in resting})
    return _("This cannot be deleted, because records rest on it: %(kinds)s.") % {
        "kinds": ", ".join(kinds)
    }
