"""An attack on sign-in shows on the status page and in the log, which name nobody."""

import logging
from collections.abc import Callable
from itertools import count
from typing import Any

import pytest
from django.core.cache import caches
from django.test import override_settings
from django.urls import reverse
from django.utils import translation

from qalqan.accounts.models import User
from qalqan.accounts.services import names_under_attack, sign_in_watch
from qalqan.accounts.services.sign_in_watch import Event
from qalqan.accounts.services.tries import Tries
from qalqan.common.enums import Health
from qalqan.common.models import LimitCount
from qalqan.common.services.watching.measures import Measure
from tests.accounts.factors import SECOND, enter, give_app

pytestmark = pytest.mark.django_db
NUMBERS = count(1)


@pytest.fixture(autouse=True)
def one_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No ten minutes end in the middle of a test."""
    now = sign_in_watch._slot()
    monkeypatch.setattr(sign_in_watch, "_slot", lambda: now)


def measured(measure: Callable[[], Measure]) -> Measure:
    """In English, whichever language the last request was in."""
    with translation.override("en"):
        return measure()


def wrong(client: Any, name: str, address: str = "") -> Any:
    number = next(NUMBERS)
    given = {"identifier": name, "password": "wrong"}
    return client.post(
        "/kk/sign-in/", given, REMOTE_ADDR=address or f"10.7.{number // 250}.{number % 250}"
    )


def happened(event: Event, times: int) -> None:
    for _ in range(times):
        sign_in_watch.count(event)


def test_a_quiet_site_is_well() -> None:
    measures = [
        measured(sign_in_watch.failed),
        measured(sign_in_watch.locks),
        measured(sign_in_watch.wrong_codes),
    ]
    assert {one.health for one in measures} == {Health.WELL}
    assert {one.advice for one in measures} == {""}


def test_wrong_passwords_of_known_and_unknown_names_are_counted(client: Any) -> None:
    wrong(client, "cadet@demo.example")
    wrong(client, "nobody@t.kz")
    assert measured(sign_in_watch.failed).value == "2 in the last hour, 2 in 24 hours"


def test_a_right_password_is_not_counted(client: Any) -> None:
    enter(client, "cadet")
    assert measured(sign_in_watch.failed).value == "0 in the last hour, 0 in 24 hours"


def test_many_in_an_hour_warn_the_operator() -> None:
    happened(Event.FAILED, 99)
    assert measured(sign_in_watch.failed).health == Health.WELL
    happened(Event.FAILED, 1)
    found = measured(sign_in_watch.failed)
    assert (found.health, found.value) == (
        Health.WARNING,
        "100 in the last hour, 100 in 24 hours",
    )
    assert "guessing passwords" in found.advice


def test_what_is_an_hour_old_counts_for_the_day_and_in_a_day_no_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = sign_in_watch._slot()
    happened(Event.FAILED, 1)
    for later, value in ((6, "0 in the last hour, 1 in 24 hours"), (144, "0 in the last hour, 0")):
        monkeypatch.setattr(sign_in_watch, "_slot", lambda later=later: now + later)
        assert measured(sign_in_watch.failed).value.startswith(value)


def test_the_lock_of_a_name_on_a_network_is_counted_and_logged_once(
    client: Any, cadet: User, caplog: Any
) -> None:
    with caplog.at_level(logging.WARNING, logger=sign_in_watch.__name__):
        answers = [wrong(client, "Cadet@demo.example", "10.8.0.1").status_code for _ in range(11)]
    assert answers[-1] == 429
    assert lines(caplog) == [f"sign-in locked: lock=locked_name_and_network user={cadet.pk}"]
    assert "name and network 1 (1), name 0 (0)" in measured(sign_in_watch.locks).value


def lines(caplog: Any) -> list[str]:
    return [one.getMessage() for one in caplog.records if one.name == sign_in_watch.__name__]


@pytest.mark.parametrize("name", ["inspector@demo.example", "nobody@t.kz"])
def test_the_lock_of_a_name_everywhere_is_counted_and_logged_once(
    client: Any, monkeypatch: pytest.MonkeyPatch, caplog: Any, name: str
) -> None:
    monkeypatch.setattr(names_under_attack, "WRONG", Tries("name", 3, 12 * 60 * 60))
    with caplog.at_level(logging.WARNING, logger=sign_in_watch.__name__):
        for _ in range(5):
            wrong(client, name)
    person = User.objects.filter(email=name).first()
    assert lines(caplog) == [
        f"sign-in locked: lock=locked_name user={person.pk if person else 'none'}"
    ]
    found = measured(sign_in_watch.locks)
    assert found.health == Health.WARNING
    assert "name 1 (1)" in found.value
    # Refused tries are tries too.
    assert measured(sign_in_watch.failed).value.startswith("5 ")


def test_wrong_codes_and_the_lock_of_a_second_step_are_counted(
    client: Any, cadet: User, caplog: Any
) -> None:
    give_app(cadet)
    enter(client, "cadet")
    with caplog.at_level(logging.WARNING, logger=sign_in_watch.__name__):
        answers = [client.post(SECOND, {"code": "000000"}).status_code for _ in range(10)]
    assert answers[-1] == 429
    assert measured(sign_in_watch.wrong_codes).value.startswith("8 ")
    assert lines(caplog) == [f"sign-in locked: lock=locked_second_step user={cadet.pk}"]
    assert measured(sign_in_watch.locks).health == Health.WARNING


def test_nothing_that_is_kept_or_logged_says_who_or_whence(client: Any, caplog: Any) -> None:
    with caplog.at_level(logging.DEBUG):
        for _ in range(9):
            wrong(client, "cadet@demo.example", "10.8.0.2")
    kept = [key for key in LimitCount.objects.values_list("key", flat=True) if "sign_in:" in key]
    assert len(kept) == 2
    said = " ".join([*kept, *lines(caplog)])
    assert "cadet" not in said
    assert "10.8.0.2" not in said


def test_numbers_are_forgotten_after_a_day() -> None:
    sign_in_watch.count(Event.FAILED)
    row = LimitCount.objects.get(key=caches["limits"].make_key(_only_key()))
    assert row.until.timestamp() - sign_in_watch.time.time() <= 145 * 600


def _only_key() -> str:
    return sign_in_watch._key(Event.FAILED, sign_in_watch._slot())


@override_settings(MFA_REQUIRED=False)
def test_the_status_page_shows_them(signed_in: Any) -> None:
    with translation.override("en"):
        address = reverse("common:status")
    page = signed_in("admin").get(address)
    assert "Failed sign-ins" in page.text
    assert "Locked sign-ins" in page.text
    assert "Wrong codes of the second step" in page.text
