"""A public page from memory: the page and nothing else, whoever asks, however oddly."""

import gzip
import logging
from typing import Any

import brotli
import pytest
from django.apps import apps
from django.core.serializers import serialize

from tests.campaigns.published.conftest import Server

PAGES = ["/kk/help/", "/ru/campaigns/", "/en/campaigns/c-01/"]
MARKER = "marker-7c1e"


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_what_the_site_makes_and_costs_no_statement(
    server: Server, client: Any, path: str, django_assert_num_queries: Any
) -> None:
    first = server.ask(path)
    with django_assert_num_queries(0):
        again = server.ask(path)
    assert again == first
    assert first.body == client.get(path).content


@pytest.mark.parametrize("path", PAGES)
def test_who_asks_makes_no_difference(server: Server, path: str) -> None:
    known = {
        "HTTP_COOKIE": f"sessionid={MARKER}; csrftoken={MARKER}; django_language=ru",
        "HTTP_USER_AGENT": MARKER,
        "HTTP_REFERER": f"https://{MARKER}.example/",
        "HTTP_ACCEPT_LANGUAGE": "uz",
        "HTTP_X_FORWARDED_FOR": "203.0.113.77",
        "QUERY_STRING": f"q={MARKER}",
        "HTTP_X_LONG": "x" * 60_000,
    }
    assert server.ask(path, **known) == server.ask(path)


def test_nothing_in_an_answer_is_for_one_reader_alone(server: Server) -> None:
    answer = server.ask("/kk/help/", HTTP_COOKIE="sessionid=stale")
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("accepted", "encoding", "read"),
    [
        ("gzip, deflate, br", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("br;q=0, gzip;q=0.1", "gzip", gzip.decompress),
        ("*", "br", brotli.decompress),
        ("", None, bytes),
        ("identity", None, bytes),
        ("br;q=x", None, bytes),
    ],
)
def test_a_page_comes_in_the_smallest_encoding_that_is_understood(
    server: Server, accepted: str, encoding: str | None, read: Any
) -> None:
    answer = server.ask("/kk/help/", HTTP_ACCEPT_ENCODING=accepted)
    assert answer.headers.get("Content-Encoding") == encoding
    assert answer.headers["Content-Length"] == str(len(answer.body))
    assert read(answer.body) == server.ask("/kk/help/").body


def test_a_page_that_the_browser_has_is_not_sent_again(server: Server) -> None:
    page = server.ask("/kk/help/", HTTP_ACCEPT_ENCODING="gzip")
    named = {"HTTP_ACCEPT_ENCODING": "gzip", "HTTP_IF_NONE_MATCH": f'"x", {page.headers["ETag"]}'}
    again = server.ask("/kk/help/", **named)
    assert (again.status, again.body) == (304, b"")
    assert again.headers["ETag"] == page.headers["ETag"]
    assert server.ask("/kk/help/", HTTP_IF_NONE_MATCH='"x"').status == 200
    assert server.ask("/kk/help/", HTTP_IF_NONE_MATCH=page.headers["ETag"]).status == 200


def test_head_says_what_get_would_send(server: Server) -> None:
    head, page = server.ask("/kk/help/", "HEAD"), server.ask("/kk/help/")
    assert (head.status, head.headers, head.body) == (200, page.headers, b"")


def test_a_page_is_given_whole(server: Server) -> None:
    assert server.ask("/kk/help/", HTTP_RANGE="bytes=0-9") == server.ask("/kk/help/")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "X" * 500])
def test_a_page_can_only_be_read(server: Server, method: str) -> None:
    answer = server.ask("/kk/help/", method)
    assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD")
    assert len(answer.body) < 100


@pytest.mark.parametrize("path", PAGES)
def test_a_forgotten_slash_leads_to_the_page(server: Server, path: str) -> None:
    answer = server.ask(path.rstrip("/"), QUERY_STRING=f"next=//{MARKER}.example/")
    assert (answer.status, answer.headers["Location"]) == (301, path)


ODD = [
    "/xx/help/", "/kk/help/x/", "/uz/campaigns/", "/KK/HELP/", "//kk//help/", "/kk/help//",
    "/kk/help/..", "/kk/help/../../etc/passwd", "/kk/help/\x00", "/kk/help/%2e%2e/", "//help/",
    "/kk/campaigns/\xd2\x9b\xff\xfe/", "/kk/campaigns/<script>/", "/kk/campaigns/'--/",
    f"/kk/campaigns/{'a' * 60_000}/", f"/{'k' * 60_000}/help/", "/\r\nSet-Cookie: a=b/help/",
]  # fmt: skip


@pytest.mark.parametrize("path", ODD, ids=range(len(ODD)))
def test_an_odd_path_gets_a_small_answer_and_no_line_in_a_log(
    server: Server, path: str, caplog: pytest.LogCaptureFixture
) -> None:
    server.ask("/kk/help/x/")
    caplog.clear()
    caplog.set_level(logging.DEBUG)
    answer = server.ask(path, HTTP_ACCEPT_ENCODING="gzip", HTTP_COOKIE="sessionid=x")
    assert answer.status == 404
    assert len(answer.body) < 4_000
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert not caplog.records


@pytest.mark.parametrize("host", [f"{MARKER}.example", "", "a b", "x" * 60_000])
def test_another_host_is_refused_without_a_word_about_it(
    server: Server, host: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    answer = server.ask("/kk/help/", HTTP_HOST=host, SERVER_NAME=host or MARKER)
    assert answer.status == 400
    assert MARKER not in str(answer)
    assert not caplog.records


def test_a_reader_leaves_no_trace(server: Server, caplog: pytest.LogCaptureFixture) -> None:
    for name in list(logging.Logger.manager.loggerDict):
        caplog.set_level(logging.DEBUG, logger=name)
    caplog.set_level(logging.DEBUG)
    for path in [*PAGES, "/kk/help", "/kk/help/x/", f"/kk/campaigns/{MARKER}/", "/uz/help/"]:
        for method in ("GET", "HEAD", "POST"):
            server.ask(
                path,
                method,
                REMOTE_ADDR="203.0.113.77",
                HTTP_USER_AGENT=MARKER,
                HTTP_REFERER=f"https://{MARKER}.example/",
                HTTP_COOKIE=f"sessionid={MARKER}",
                QUERY_STRING=f"q={MARKER}",
            )
    written = "".join(f"{record.getMessage()}{record.__dict__}" for record in caplog.records)
    rows = "".join(serialize("json", model._base_manager.all()) for model in apps.get_models())
    for trace in (MARKER, "203.0.113.77"):
        assert trace not in written
        assert trace not in rows


def test_other_addresses_are_the_sites(server: Server) -> None:
    assert server.ask("/healthz").body == b'{"status": "ok"}'
    assert server.ask("/verify/help/").status == 200
    assert server.ask("/kk/courses/police/").status == 200


def test_an_open_line_is_sent_to_the_closed_one(server: Server, settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.PUBLIC_BASE_URL = "https://127.0.0.1"
    answer = server.ask("/kk/help/", QUERY_STRING=MARKER)
    assert (answer.status, answer.headers["Location"]) == (301, "https://127.0.0.1/kk/help/")
    assert server.ask("/kk/help/", HTTP_X_FORWARDED_PROTO="https").status == 200


@pytest.fixture
def help_server(settings: Any, server: Server) -> Server:
    settings.HELP_BASE_URL = "https://plain.example"
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "plain.example"]
    return Server()


@pytest.mark.parametrize(
    ("wishes", "door"),
    [("ru,en;q=0.5", "ru"), ("de, en;q=0.1", "en"), ("", "kk"), ("x" * 9000, "kk"), ("de", "kk")],
)
def test_the_help_hosts_door_leads_to_help_in_the_readers_language(
    help_server: Server, wishes: str, door: str
) -> None:
    answer = help_server.ask("/", HTTP_HOST="plain.example", HTTP_ACCEPT_LANGUAGE=wishes)
    assert (answer.status, answer.headers["Location"]) == (302, f"/{door}/help/")
    assert answer.headers["Vary"] == "Accept-Language"


def test_the_help_host_has_help_pages_alone(help_server: Server) -> None:
    here = {"HTTP_HOST": "plain.example"}
    assert help_server.ask("/kk/help/", **here) == help_server.ask("/kk/help/")
    for path in ("/kk/", "/kk/campaigns/", "/cms/", "/healthz", "/kk/sign-in/", "/x", ""):
        answer = help_server.ask(path, **here)
        assert (answer.status, answer.body) == (404, b"404 Not Found\n")
