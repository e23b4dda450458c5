"""Where packages have a host of their own, it has nothing else, and the site plays nothing."""

from collections.abc import Iterable
from typing import Any
from wsgiref.util import setup_testing_defaults

import pytest
from django.core.exceptions import ImproperlyConfigured

from qalqan.middleware import ContentHost
from qalqan.settings.origins import check_content_origin

SITE, CONTENT = "site.example", "content.example"
PLAYED = (
    "/h5p/libs/H5P.Foo-1.0/2-ab/main.js",
    "/h5p/token/kk/",
    "/static/qalqan/build/h5p/frame.bundle.js",
    "/static/qalqan/h5p/player.js",
)
OF_THE_SITE = (
    *("/", "/kk/", "/kk/help/", "/kk/sign-in/", "/cms/", "/healthz", "/media/images/a.png"),
    *("/h5p", "/static/qalqan/build/site.css", "/verify/x/", "/documents/1/a.pdf"),
)


@pytest.fixture(autouse=True)
def content_origin(settings: Any) -> None:
    settings.CONTENT_ORIGIN = f"https://{CONTENT}"


def ask(host: str, path: str, method: str = "GET") -> tuple[str, bytes]:
    """The status and the body; the site behind the layer says "site"."""

    def site(_environ: Any, start_response: Any) -> Iterable[bytes]:
        start_response("200 OK", [])
        return [b"site"]

    begun: list[str] = []
    environ: dict[str, Any] = {"REQUEST_METHOD": method, "PATH_INFO": path, "HTTP_HOST": host}
    setup_testing_defaults(environ)
    body = ContentHost(site)(environ, lambda status, _headers: begun.append(status))
    return begun[0], b"".join(body)


@pytest.mark.parametrize("host", [CONTENT, "Content.Example:443", f"{CONTENT}:80"])
def test_the_content_host_has_the_player_and_nothing_else(host: str) -> None:
    assert {ask(host, path) for path in PLAYED} == {("200 OK", b"site")}
    assert {ask(host, path) for path in OF_THE_SITE} == {("404 Not Found", b"404 Not Found\n")}
    assert ask(host, "/cms/", "HEAD") == ("404 Not Found", b"")


@pytest.mark.parametrize("host", [SITE, f"{CONTENT}.{SITE}", ""])
def test_other_hosts_have_the_site_and_play_nothing(host: str) -> None:
    assert {ask(host, path)[0] for path in OF_THE_SITE} == {"200 OK"}
    assert {ask(host, path)[0] for path in PLAYED[:2]} == {"404 Not Found"}


@pytest.mark.parametrize(
    ("origin", "said"),
    [
        (CONTENT, "no origin"),
        (f"https://{CONTENT}/h5p", "no origin"),
        (f"ftp://{CONTENT}", "no origin"),
        (f"https://{SITE}:8443", "own host"),
        ("https://other.example", "Add other.example to ALLOWED_HOSTS"),
    ],
)
def test_a_host_that_could_not_serve_is_refused_at_the_start(origin: str, said: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=said):
        check_content_origin(origin, site=f"https://{SITE}", hosts=[SITE, CONTENT])


@pytest.mark.parametrize("origin", ["", f"https://{CONTENT}", f"http://{CONTENT}:8443"])
def test_another_host_that_is_answered_is_taken(origin: str) -> None:
    check_content_origin(origin, site=f"https://{SITE}", hosts=[SITE, CONTENT])
