"""Answers that belong to no single app."""

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.cache import patch_vary_headers

from qalqan.views import not_found

# An empty policy: the site asks a browser for nothing but the page.
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "camera",
        "display-capture",
        "fullscreen",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
)


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
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if settings.DEBUG and isinstance(exception, Http404):
            return not_found(request, exception)
        return None
