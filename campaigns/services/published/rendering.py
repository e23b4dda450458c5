"""What the application answers to nobody in particular."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.utils import translation

from campaigns.services.published.copies import Copy, Headers, copy_of
from campaigns.services.published.expiry import expires

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class UnavailableError(Exception):
    """The application could not make the page, and no copy of it may be shown."""

    code = "page_unavailable"


def rendered(application: Application, path: str) -> Copy:
    """A new copy of the page at `path`, made without a single header of a reader's.

    Raises UnavailableError where the application fails.
    """
    begun: list[tuple[str, Headers]] = []

    def start_response(status: str, headers: Headers, exc_info: Any = None) -> None:
        begun.append((status, headers))

    # A request leaves its language behind; whoever asks for a copy has one of their own.
    with translation.override(translation.get_language()):
        answer = application(_environment(path), start_response)
        try:
            body = b"".join(answer)
        finally:
            getattr(answer, "close", lambda: None)()
    status, headers = begun[-1]
    if not status.startswith(("200", "404")):
        raise UnavailableError(f"{path} answered {status}")
    return replace(copy_of(path, status, headers, body), expires=expires(body.decode()))


def _environment(path: str) -> dict[str, Any]:
    base = urlsplit(settings.PUBLIC_BASE_URL)
    environment: dict[str, Any] = {
        "PATH_INFO": path,
        "HTTP_HOST": base.netloc,
        "wsgi.url_scheme": "https" if settings.SECURE_SSL_REDIRECT else base.scheme,
    }
    setup_testing_defaults(environment)
    return environment
