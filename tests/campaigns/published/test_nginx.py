"""A real nginx with our configuration and no application behind it."""

import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from campaigns.services.published import trees
from tests.campaigns.published.conftest import Answer, Server
from tests.running import free_port

pytestmark = pytest.mark.services
CONF = """
daemon off; pid {folder}/nginx.pid; worker_processes 1; error_log {folder}/error.log debug;
events {{}}
http {{ access_log {folder}/access.log; include {folder}/published/nginx.conf; }}
"""
OF_THE_ANSWER = {"Content-Length", "ETag"}


@pytest.fixture
def port(settings: Any) -> int:
    port = free_port()
    settings.PUBLIC_BASE_URL = f"http://127.0.0.1:{port}"
    return port


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    # nginx is started as root, and its worker is another user.
    for place in (tmp_path, *list(tmp_path.parents)[:3]):
        place.chmod(0o755)
    return tmp_path


@pytest.fixture
def nginx(server: Server, folder: Path, port: int) -> Iterator[None]:
    nowhere = f"http://127.0.0.1:{free_port()}"
    call_command("publish_campaigns", output=folder / "published", application=nowhere)
    (folder / "nginx.conf").write_text(CONF.format(folder=folder))
    process = subprocess.Popen(["nginx", "-c", folder / "nginx.conf"], stderr=subprocess.DEVNULL)
    end = time.monotonic() + 10
    while time.monotonic() < end:
        with closing(socket.socket()) as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
    yield
    process.terminate()
    process.wait()


def fetch(port: int, path: str, **headers: str) -> Answer:
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:
            return Answer(answer.status, dict(answer.headers), answer.read())
    except urllib.error.HTTPError as error:
        return Answer(error.code, dict(error.headers), error.read())


@pytest.mark.parametrize("path", ["/kk/help/", "/ru/help/", "/en/campaigns/c-01/"])
@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_a_file_is_served_as_the_application_would(
    nginx: None, server: Server, port: int, path: str, encoding: str
) -> None:
    sent = fetch(port, f"{path}?q=x", **{"Accept-Encoding": encoding})
    ours = server.ask(path, HTTP_ACCEPT_ENCODING=encoding)
    assert sent.body == ours.body
    for name in ours.headers.keys() - OF_THE_ANSWER:
        assert sent.headers[name] == ours.headers[name]


def test_past_its_expiry_a_file_is_not_served(
    server: Server, folder: Path, port: int, monkeypatch: pytest.MonkeyPatch, request: Any
) -> None:
    # Everything ends with the tick before this one.
    monkeypatch.setattr(trees, "last_tick", lambda _expires, first: first - 1)
    request.getfixturevalue("nginx")
    answer = fetch(port, "/ru/help/")
    assert answer.status == 503
    assert answer.headers["Content-Language"] == "ru"
    assert b"tel:" not in answer.body
    assert b'id="exit"' in answer.body


def test_nothing_is_written_down(nginx: None, folder: Path, port: int) -> None:
    for path in ("/kk/help/", "/kk/help/marker-7c1e/", "/xx/help/?marker-7c1e", "/kk/%00/"):
        fetch(port, path, **{"User-Agent": "marker-7c1e", "Referer": "http://marker-7c1e/"})
    for log in folder.glob("*.log"):
        assert "marker-7c1e" not in log.read_text()


@pytest.fixture
def content_host(settings: Any, port: int) -> str:
    settings.CONTENT_ORIGIN = f"http://localhost:{port}"
    return f"localhost:{port}"


def test_the_host_for_packages_asks_the_application_for_the_player_alone(
    content_host: str, nginx: None, port: int
) -> None:
    for path in ("/kk/help/", "/", "/cms/", "/static/qalqan/build/site.css"):
        assert fetch(port, path, Host=content_host).status == 404
    # Nobody is there to answer.
    for path in ("/h5p/token/kk/", "/static/qalqan/h5p/player.js"):
        assert fetch(port, path, Host=content_host).status == 502
    assert fetch(port, "/kk/help/").status == 200
