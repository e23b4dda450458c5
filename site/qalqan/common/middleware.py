"""The policy of Wagtail's admin: as strict as elsewhere, with what its screens need."""

from collections.abc import Callable
from typing import Any

from csp.constants import HEADER
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.templatetags.static import static

from qalqan.common.services.inline_scripts import with_nonces

PREFIX = "/cms/"
CHOOSERS = "wagtailsnippetchoosers_"
ACTIONS = ("view", "add", "change", "delete")


class ChooserMiddleware:
    """What settings keep apart is listed in a chooser for those alone who may see such rows.

    Wagtail opens every chooser to everybody in its admin.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> None:
        match = request.resolver_match
        if match is None or not match.namespace.startswith(CHOOSERS):
            return
        app_label, model = match.namespace.removeprefix(CHOOSERS).split("_", 1)
        if f"{app_label}.{model}" not in settings.KEPT_CHOOSERS:
            return
        names = [f"{app_label}.{action}_{model}" for action in ACTIONS]
        # Whoever is no editor at all Wagtail itself sends away.
        may = request.user.has_perm
        if may("wagtailadmin.access_admin") and not any(map(may, names)):
            raise PermissionDenied


class AdminPolicyMiddleware:
    """Stands below the CSP middleware, which writes what is decided here."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if not request.path_info.startswith(PREFIX):
            return response
        if response.get("X-Frame-Options") == "SAMEORIGIN":
            _let_be_framed(response)
            return response
        response._csp_replace = settings.ADMIN_POLICY  # type: ignore[attr-defined]
        if isinstance(response, HttpResponse) and _is_html(response):
            _mark_scripts(request, response)
        return response


def _let_be_framed(response: HttpResponseBase) -> None:
    """Previews are pages of the site, which Wagtail shows in a frame of its editor.

    It asks the site for them as a visitor would, so they come with their policy.
    """
    del response[HEADER]
    response._csp_replace = {"frame-ancestors": ["'self'"]}  # type: ignore[attr-defined]


def _mark_scripts(request: HttpRequest, response: HttpResponse) -> None:
    named = static("qalqan/admin/style_nonces.js")
    text = with_nonces(response.text, lambda: str(request.csp_nonce), named=named)  # type: ignore[attr-defined]
    response.content = text.encode(response.charset)


def _is_html(response: HttpResponse) -> bool:
    return response.headers.get("Content-Type", "").startswith("text/html")
