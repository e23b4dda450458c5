"""A copy is as new as the register, holds to its day, and lasts through a failure until then."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import OperationalError, connection
from django.utils import timezone

from campaigns.models import CampaignPage, HelpPage
from campaigns.services.published import editions, memory, new_edition
from qalqan.common.enums import HotlineStatus
from qalqan.common.models import Hotline, Source
from qalqan.common.signals import hotlines_changed
from tests.campaigns.published.conftest import Server
from tests.factories import HotlineFactory

NUMBER = "+7 700 000 00 00"
ALMATY = ZoneInfo("Asia/Almaty")


@pytest.fixture
def line(db: None) -> Hotline:
    line: Hotline = HotlineFactory(confirmed=True, number=NUMBER, checked_on=timezone.localdate())
    return line


@pytest.fixture
def commit(django_capture_on_commit_callbacks: Any) -> Callable[[], Any]:
    return lambda: django_capture_on_commit_callbacks(execute=True)


@contextmanager
def database_down() -> Iterator[None]:
    def refuse(*_given: Any) -> None:
        raise OperationalError("the database is down")

    with connection.execute_wrapper(refuse):
        editions.newest.forget()
        yield


def withdraw(line: Hotline) -> None:
    Hotline.objects.filter(pk=line.pk).update(status=HotlineStatus.WITHDRAWN)


def test_a_withdrawn_line_is_gone_at_once(server: Server, line: Hotline, commit: Any) -> None:
    assert NUMBER in server.ask("/kk/help/").body.decode()
    with commit():
        withdraw(line)
        hotlines_changed.send(Hotline)
    assert NUMBER not in server.ask("/kk/help/").body.decode()


def test_another_process_learns_of_it_within_a_second(
    server: Server, line: Hotline, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.ask("/kk/help/")
    withdraw(line)
    new_edition()
    later = editions.newest.looked_at + 1
    monkeypatch.setattr(editions.time, "monotonic", lambda: later)
    assert NUMBER not in server.ask("/kk/help/").body.decode()


def test_what_is_published_or_taken_down_shows_at_once(server: Server, commit: Any) -> None:
    page = CampaignPage.objects.get(slug="c-01")
    with commit():
        page.unpublish()
    assert server.ask("/kk/campaigns/c-01/").status == 404
    with commit():
        page.heading_kk = "Жаңа тақырып"
        page.save_revision().publish()
    assert "Жаңа тақырып" in server.ask("/kk/campaigns/c-01/").body.decode()


def test_a_page_that_is_not_ready_offers_the_languages_that_are(server: Server) -> None:
    CampaignPage.objects.update(ready_en=False)
    new_edition()
    answer = server.ask("/en/campaigns/c-01/")
    assert answer.status == 404
    assert "/kk/campaigns/c-01/" in answer.body.decode()


def test_what_a_page_cites_makes_it_new(server: Server, commit: Any) -> None:
    before = editions.current()
    Source.objects.get(key="palermo-protocol").save()
    assert editions.current() > before


def test_a_new_day_makes_every_page_anew(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    server.ask("/kk/help/")
    tomorrow = timezone.localdate() + timedelta(days=1)
    monkeypatch.setattr(editions.timezone, "localdate", lambda: tomorrow)
    HelpPage.objects.update(heading_kk="Ертеңгі бет")
    editions.newest.forget()
    assert "Ертеңгі бет" in server.ask("/kk/help/").body.decode()


def test_readers_get_the_numbers_while_the_database_is_down(server: Server, line: Hotline) -> None:
    page = server.ask("/kk/help/")
    with database_down():
        assert server.ask("/kk/help/") == page
        assert server.ask("/kk/help/", "HEAD").status == 200


def test_a_failing_site_does_not_take_the_page_away(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = server.ask("/kk/help/")
    new_edition()
    editions.newest.forget()
    monkeypatch.setattr(HelpPage, "view", staticmethod(lambda _request, _page: 1 / 0))
    assert server.ask("/kk/help/") == page


@pytest.mark.parametrize("language", ["kk", "ru", "en", "uz"])
def test_past_its_expiry_no_copy_is_given_whatever_fails(
    server: Server, line: Hotline, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    path = f"/{language}/help/" if language != "uz" else "/kk/campaigns/c-01/"
    server.ask(path)
    expires = end_of(line.checked_on + timedelta(days=180))
    monkeypatch.setattr(memory.time, "time", lambda: expires - 1)
    with database_down():
        assert server.ask(path).status == 200
        monkeypatch.setattr(memory.time, "time", lambda: expires)
        answer = server.ask(path)
    text = answer.body.decode()
    assert answer.status == 503
    assert "tel:" not in text
    assert NUMBER not in text
    assert 'id="exit"' in text


def test_a_process_that_starts_without_a_database_says_what_to_do(server: Server) -> None:
    with database_down():
        answer = server.ask("/ru/help/", HTTP_ACCEPT_ENCODING="gzip")
    assert answer.status == 503
    assert answer.headers["Content-Language"] == "ru"
    assert answer.headers["Retry-After"] == "60"


def test_emergency_lines_let_a_page_last(server: Server) -> None:
    server.ask("/kk/help/")
    _token, copy = server.layer.memory.copies["/kk/help/"]
    assert copy.expires == float("inf")


def test_a_copy_holds_to_the_end_of_the_first_lines_last_day(server: Server) -> None:
    today = timezone.localdate()
    HotlineFactory(confirmed=True, number=NUMBER, checked_on=today)
    HotlineFactory(
        confirmed=True, number="+7 700 000 00 01", checked_on=today - timedelta(days=100)
    )
    server.ask("/kk/help/")
    _token, copy = server.layer.memory.copies["/kk/help/"]
    assert copy.expires == end_of(today + timedelta(days=80))


def end_of(day: date) -> float:
    return datetime.combine(day + timedelta(days=1), datetime.min.time(), ALMATY).timestamp()
