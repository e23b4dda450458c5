"""Who is asking: visitors are kept free of sessions, and people are read with theirs."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from qalqan.accounts.services.factors.passing import signed_in


class PersonMiddleware(AuthenticationMiddleware):
    """Django's middleware, with a person who came along with the session.

    A session that waits for its second factor is a visitor's, on every path of the site and of
    Wagtail: there is no list of open addresses that somebody could forget to keep.
    """

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        request.user = SimpleLazyObject(lambda: signed_in(request))  # type: ignore[assignment]
        # Django's own way around the rule above; no view here is asynchronous.
        del request.auser


class VisitorMiddleware:
    """A request without a session cookie is a visitor's; looking further would touch the session.

    Touching it makes Django answer with `Vary: Cookie`, on pages that promise to know nobody.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            request.user = AnonymousUser()
        return self.get_response(request)
