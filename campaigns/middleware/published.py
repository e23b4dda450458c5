"""Public pages from memory, before a session, a sign-in or a language is thought of."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http.request import split_domain_port, validate_host

from campaigns.middleware import answers
from campaigns.middleware.answers import Answer
from campaigns.middleware.readers import MATERIALS, PATHS
from campaigns.services.published import Memory, UnavailableError
from campaigns.services.published.rendering import Application
from campaigns.services.published.without_numbers import without_numbers

ASSETS = ("/static/", "/documents/", "/media/")


class PublishedPages:
    """A WSGI layer. Of a request it reads method, host, path and what encodings are accepted.

    On the host of HELP_BASE_URL there are help pages and nothing else.
    """

    def __init__(self, application: Application) -> None:
        self.application = application
        self.memory = Memory(application)
        self.help_host = urlsplit(settings.HELP_BASE_URL).netloc
        self.is_our_host = lru_cache(maxsize=64)(_is_our_host)

    def __call__(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        on_help_host = bool(self.help_host) and _host(environ) == self.help_host
        if not (on_help_host and not path.startswith(ASSETS)) and not PATHS.match(path):
            return self.application(environ, start_response)
        refusal = self._refusal(environ)
        is_elsewhere = on_help_host and path.split("/")[2:3] != ["help"]
        if not refusal and MATERIALS.fullmatch(path) and not is_elsewhere:
            return self.application(environ, start_response)
        answer = refusal or self._answer(environ, path, on_help_host)
        start_response(answer.status, answer.headers)
        return [b"" if environ["REQUEST_METHOD"] == "HEAD" else answer.body]

    def _refusal(self, environ: dict[str, Any]) -> Answer | None:
        if not self.is_our_host(_host(environ)):
            return answers.BAD_REQUEST
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD"}:
            return answers.NOT_ALLOWED
        return None

    def _answer(self, environ: dict[str, Any], path: str, on_help_host: bool) -> Answer:
        language = path.strip("/").partition("/")[0]
        try:
            if on_help_host and path == "/":
                return answers.front_door(self.memory, environ.get("HTTP_ACCEPT_LANGUAGE", ""))
            if on_help_host and path.rstrip("/") != f"/{language}/help":
                return answers.NOT_FOUND
            if self.memory.has(path):
                return self._page(environ, path, on_help_host)
            if self.memory.has(f"{path}/"):
                return answers.moved(f"{path}/")
            return answers.page(self.memory.missing(language), environ)
        except UnavailableError:
            return answers.page(without_numbers(language), environ)

    def _page(self, environ: dict[str, Any], path: str, on_help_host: bool) -> Answer:
        if settings.SECURE_SSL_REDIRECT and not _is_secure(environ):
            base = settings.HELP_BASE_URL if on_help_host else settings.PUBLIC_BASE_URL
            return answers.moved(f"https://{urlsplit(base).netloc}{path}")
        return answers.page(self.memory.get(path), environ)


def _host(environ: dict[str, Any]) -> str:
    return str(environ.get("HTTP_HOST") or environ.get("SERVER_NAME", ""))


def _is_our_host(host: str) -> bool:
    return validate_host(split_domain_port(host)[0], settings.ALLOWED_HOSTS)


def _is_secure(environ: dict[str, Any]) -> bool:
    name, value = settings.SECURE_PROXY_SSL_HEADER or ("", "")
    if name in environ:
        return bool(environ[name].split(",", 1)[0].strip() == value)
    return bool(environ["wsgi.url_scheme"] == "https")
