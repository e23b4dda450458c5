"""The layer before the site, asked as a server asks it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from wsgiref.util import setup_testing_defaults

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from campaigns.middleware import PublishedPages
from campaigns.services.published.editions import newest


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


class Server:
    """A process that serves: a layer with an empty memory of its own."""

    def __init__(self) -> None:
        self.layer = PublishedPages(WSGIHandler())

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        environ: dict[str, Any] = {"REQUEST_METHOD": method, "PATH_INFO": path, **headers}
        setup_testing_defaults(environ)
        begun: list[Any] = []
        body = b"".join(self.layer(environ, lambda *given: begun.append(given)))
        status, sent = begun[0][:2]
        assert len(sent) == len(dict(sent))
        return Answer(int(status.split()[0]), dict(sent), body)


@pytest.fixture
def one_connection(monkeypatch: Any) -> Iterator[None]:
    """What runs inside a test's transaction must not close its connection, as requests do."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    monkeypatch.setattr("campaigns.services.published.editions.close_old_connections", lambda: None)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def server(db: None, one_connection: None) -> Iterator[Server]:
    newest.__init__()  # type: ignore[misc]
    yield Server()
    newest.__init__()  # type: ignore[misc]
