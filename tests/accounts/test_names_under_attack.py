"""Many addresses against one name are slowed down; its owner still gets in."""

from itertools import count
from typing import Any

import pytest

from qalqan.accounts.services import names_under_attack
from qalqan.accounts.services.tries import Tries
from qalqan.services.starter.people import PASSWORD

NUMBERS = count(1)
FEW = Tries("name", 3, 12 * 60 * 60)


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names_under_attack, "WRONG", FEW)


def enter(client: Any, name: str, password: str = PASSWORD) -> Any:
    number = next(NUMBERS)
    account = {"identifier": f"{name}@demo.example", "password": password}
    return client.post("/kk/sign-in/", account, REMOTE_ADDR=f"10.9.{number // 250}.{number % 250}")


@pytest.fixture
def attacked(new_client: Any) -> str:
    for _again in range(3):
        assert enter(new_client(), "inspector", "wrong").status_code == 400
    return "inspector"


@pytest.mark.django_db
def test_a_name_under_attack_waits_from_every_address(client: Any, attacked: str) -> None:
    assert enter(client, attacked).status_code == 429


@pytest.mark.django_db
def test_a_name_that_nobody_has_waits_in_the_same_way(client: Any) -> None:
    answers = [enter(client, "nobody-at-all", "wrong").status_code for _again in range(4)]
    assert answers == [400, 400, 400, 429]


@pytest.mark.django_db
def test_a_browser_known_from_before_is_let_in(client: Any, new_client: Any) -> None:
    home, strangers = client, new_client()
    assert enter(home, "teacher").status_code == 302
    home.post("/kk/sign-out/")
    for _again in range(3):
        enter(strangers, "teacher", "wrong")
    assert enter(strangers, "teacher").status_code == 429
    assert enter(home, "teacher").status_code == 302


@pytest.mark.django_db
def test_the_cookie_of_one_person_opens_nothing_for_another(client: Any, attacked: str) -> None:
    assert enter(client, "judge").status_code == 302
    client.post("/kk/sign-out/")
    assert enter(client, attacked).status_code == 429


@pytest.mark.django_db
def test_the_cookie_goes_to_the_sign_in_page_alone(client: Any) -> None:
    cookie = enter(client, "cadet").cookies[names_under_attack.COOKIE]
    assert cookie["path"] == "/kk/sign-in/"
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"


@pytest.mark.django_db
def test_after_the_pause_one_try_is_left(client: Any, attacked: str) -> None:
    names_under_attack.PAUSE.forget(f"{attacked}@demo.example")
    assert enter(client, attacked, "wrong").status_code == 400
    assert enter(client, attacked).status_code == 429
