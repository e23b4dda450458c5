"""Every public address in every language, as a first visit over the wire."""

import re
from typing import Any

import brotli
import pytest

from campaigns.services.published.addresses import addresses
from campaigns.services.published.assets import IN_PAGE, assets_of
from tests.campaigns.published.conftest import Server

LARGEST, MOST_REQUESTS = 60 * 1024, 5
# Where a reader may go, by a link of their own choice, and no page loads anything from.
LINKS_OUT = re.compile(r"<a [^>]*>", re.DOTALL)


@pytest.fixture
def pages(server: Server) -> dict[str, Any]:
    answers = {path: server.ask(path) for path in addresses()}
    return {path: answer for path, answer in answers.items() if answer.status == 200}


def test_each_kind_of_page_is_walked(pages: dict[str, Any]) -> None:
    assert {f"/{code}/help/" for code in ("kk", "ru", "en")} <= pages.keys()
    assert {f"/{code}/campaigns/" for code in ("kk", "ru", "en")} <= pages.keys()
    assert any(path.startswith("/kk/campaigns/c-") for path in pages)


def test_no_page_knows_its_reader_or_calls_anybody(pages: dict[str, Any]) -> None:
    for path, answer in pages.items():
        html = LINKS_OUT.sub("", answer.body.decode())
        assert "Set-Cookie" not in answer.headers, path
        assert answer.headers["Vary"] == "Accept-Encoding", path
        assert answer.headers["Cache-Control"] == "no-store", path
        assert answer.headers["Referrer-Policy"] == "no-referrer", path
        assert "//" not in re.sub(r"<!--.*?-->", "", html.replace("http://www.w3.org", "")), path


def test_a_first_visit_is_small(pages: dict[str, Any]) -> None:
    for path, answer in pages.items():
        html = answer.body.decode()
        assets = assets_of([html])
        loaded = [name for name in set(IN_PAGE.findall(html)) if name in assets]
        size = sum(len(brotli.compress(body)) for body in [answer.body, *assets.values()])
        assert len(loaded) < MOST_REQUESTS, path
        assert size + 1000 * (1 + len(assets)) <= LARGEST, path


def test_every_page_is_valid_html(pages: dict[str, Any], html_validator: Any) -> None:
    for path, answer in pages.items():
        html_validator.check(answer.body.decode(), path)
