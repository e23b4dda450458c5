"""Public pages keep a reader safe: no cookie, no trace, nobody called."""

import logging
import re
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings as site_settings
from django.utils import timezone

from campaigns.models import CampaignPage, HelpPage
from qalqan.common.enums import HotlineStatus
from qalqan.common.models import Hotline
from tests.factories import HotlineFactory

pytestmark = pytest.mark.django_db
LANGUAGES = ["kk", "ru", "en"]
PUBLIC = [
    "", "courses/", "courses/police/", "courses/police/identification/", "campaigns/",
    "campaigns/c-01/", "help/", "privacy/", "accessibility/", "nothing-here/", "verify/ABC/",
]  # fmt: skip
SAFE = ["campaigns/", "campaigns/c-01/", "help/"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PUBLIC)
def test_a_visitor_gets_no_cookie(client: Any, language: str, path: str) -> None:
    response = client.get(f"/{language}/{path}")
    assert response.status_code == (404 if path == "nothing-here/" else 200)
    assert "Set-Cookie" not in response.headers
    assert not response.cookies
    assert "cookie" not in response.get("Vary", "").lower()


@pytest.mark.parametrize(
    "path", ["/", "/healthz", "/readyz", "/verify/ABC/", "/robots.txt", "/xx/help/"]
)
def test_addresses_without_a_language_set_no_cookie_either(client: Any, path: str) -> None:
    response = client.get(path)
    assert "Set-Cookie" not in response.headers
    assert "cookie" not in response.get("Vary", "").lower()


@pytest.mark.parametrize("path", PUBLIC)
def test_a_public_page_calls_nobody(client: Any, path: str) -> None:
    page = client.get(f"/kk/{path}").content.decode()
    loaded = re.findall(r'<(?:script|img|iframe|source|video|audio)[^>]+src="([^"]+)"', page)
    loaded += re.findall(r'<link[^>]+rel="(?:stylesheet|icon)"[^>]+href="([^"]+)"', page)
    assert loaded
    assert all(url.startswith("/static/") for url in loaded)


@pytest.mark.parametrize("path", SAFE)
def test_safe_pages_tell_nobody_where_the_reader_came_from(client: Any, path: str) -> None:
    response = client.get(f"/kk/{path}")
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["Cache-Control"] == "no-store"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "geolocation=()" in response["Permissions-Policy"]
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe-inline" not in policy


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_help_page_has_a_neutral_title_and_no_preview(client: Any, language: str) -> None:
    page = client.get(f"/{language}/help/").content.decode()
    help_page = HelpPage.objects.get()
    title = re.search(r"<title>([^<]*)</title>", page)
    assert title is not None
    assert getattr(help_page, f"heading_{language}") in title[1]
    assert getattr(help_page, f"title_on_page_{language}") not in title[1]
    assert "og:" not in page


@pytest.mark.parametrize("path", SAFE)
def test_every_safe_page_has_a_real_exit_link(client: Any, path: str) -> None:
    page = client.get(f"/kk/{path}?next=https://evil.example/").content.decode()
    exits = re.findall(r'<a[^>]+href="([^"]+)"[^>]*rel="[^"]*noreferrer[^"]*"', page)
    exits += re.findall(r'<a[^>]+rel="[^"]*noreferrer[^"]*"[^>]*href="([^"]+)"', page)
    assert site_settings.EXIT_URL in exits
    assert "evil.example" not in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_help_page_shows_confirmed_lines_alone(client: Any, language: str) -> None:
    page = client.get(f"/{language}/help/").content.decode()
    assert 'href="tel:111"' in page
    assert 'href="tel:102"' in page
    for number in ("112", "11616", "150"):
        assert f"tel:{number}" not in page


def test_a_withdrawn_line_disappears_at_once(client: Any) -> None:
    Hotline.objects.filter(number="111").update(status=HotlineStatus.WITHDRAWN)
    assert "tel:111" not in client.get("/kk/help/").content.decode()


def test_a_line_past_its_limit_disappears_and_the_emergency_lines_stay(client: Any) -> None:
    long_ago = timezone.localdate() - timedelta(days=Hotline.WITHDRAWN_AFTER_DAYS + 1)
    Hotline.objects.update(checked_on=long_ago)
    HotlineFactory(confirmed=True, number="+7 700 000 00 00", checked_on=long_ago)
    page = client.get("/kk/help/").content.decode()
    assert "tel:111" in page
    assert "tel:+77000000000" not in page


def test_the_campaign_index_lists_what_is_ready(client: Any) -> None:
    assert "/kk/campaigns/c-01/" in client.get("/kk/campaigns/").content.decode()
    CampaignPage.objects.update(ready_kk=False)
    assert "/kk/campaigns/c-01/" not in client.get("/kk/campaigns/").content.decode()
    assert client.get("/kk/campaigns/c-01/").status_code == 404


def test_a_signed_in_reader_is_not_known_on_a_help_page(cadet_client: Any) -> None:
    response = cadet_client.get("/kk/help/")
    assert "Сәрсенов" not in response.content.decode()
    assert "cookie" not in response.get("Vary", "").lower()


@pytest.mark.parametrize("path", ["help/", "campaigns/c-01/", "campaigns/no-such/", "help/?q=x"])
def test_readers_leave_no_trace_in_the_logs(
    client: Any, caplog: pytest.LogCaptureFixture, path: str
) -> None:
    with caplog.at_level(logging.INFO):
        client.get(f"/kk/{path}", REMOTE_ADDR="203.0.113.77", HTTP_USER_AGENT="marker-agent")
    written = "\n".join(record.getMessage() for record in caplog.records)
    assert "203.0.113.77" not in written
    assert "marker-agent" not in written


@pytest.mark.parametrize(
    "path", ["/uz/courses/", "/ky/", "/tg/campaigns/", "/de/help/", "/kk/help/x/"]
)
def test_other_paths_in_other_languages_do_not_exist(client: Any, path: str) -> None:
    assert client.get(path).status_code == 404
