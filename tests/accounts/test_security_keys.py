"""Security keys: what they open, and what forgers, copies and other sites do not."""

import html
import json
import re
from typing import Any

import pytest

from qalqan.accounts.models import SecurityKey, User
from qalqan.services.starter.people import PASSWORD
from tests.accounts.software_key import SoftwareKey

pytestmark = pytest.mark.django_db
KEYS = "/kk/my/security/keys/"
SECOND = "/kk/sign-in/second/"


def enter(client: Any, name: str = "cadet") -> None:
    account = {"identifier": f"{name}@demo.example", "password": PASSWORD}
    assert client.post("/kk/sign-in/", account).status_code == 302


def options_at(client: Any, address: str) -> dict[str, Any]:
    found = re.search(r'data-options="([^"]+)"', client.get(address).content.decode())
    assert found is not None
    options: dict[str, Any] = json.loads(html.unescape(found[1]))
    return options


def add(client: Any, key: SoftwareKey) -> Any:
    return client.post(KEYS, {"name": "USB", "answer": key.made(options_at(client, KEYS))})


@pytest.fixture
def key(client: Any, cadet: User) -> SoftwareKey:
    """A key of the cadet's, who has signed out since."""
    key = SoftwareKey()
    enter(client)
    assert add(client, key).status_code == 200
    client.post("/kk/sign-out/")
    return key


def test_a_key_opens_the_second_step(client: Any, key: SoftwareKey) -> None:
    enter(client)
    assert client.get("/kk/my/").status_code == 302
    answer = key.asked(options_at(client, SECOND))
    assert client.post(SECOND, {"answer": answer})["Location"] == "/kk/my/"
    assert client.get("/kk/my/").status_code == 200
    assert SecurityKey.objects.get().sign_count == 1


def test_an_answer_works_once(client: Any, new_client: Any, key: SoftwareKey) -> None:
    enter(client)
    answer = key.asked(options_at(client, SECOND))
    assert client.post(SECOND, {"answer": answer}).status_code == 302
    for challenge_of_its_own in (False, True):
        thief = new_client()
        enter(thief)
        if challenge_of_its_own:
            options_at(thief, SECOND)
        assert thief.post(SECOND, {"answer": answer}).status_code == 400


def test_a_copy_of_a_key_is_noticed_by_its_count(client: Any, key: SoftwareKey) -> None:
    enter(client)
    client.post(SECOND, {"answer": key.asked(options_at(client, SECOND))})
    key.count = 0
    answer = key.asked(options_at(client, SECOND))
    assert client.post(SECOND, {"answer": answer}).status_code == 400


def test_what_another_site_got_signed_opens_nothing(client: Any, key: SoftwareKey) -> None:
    enter(client)
    key.origin = "https://qalqan.example.evil"
    answer = key.asked(options_at(client, SECOND))
    assert client.post(SECOND, {"answer": answer}).status_code == 400


def test_the_key_of_another_person_opens_nothing(client: Any, key: SoftwareKey) -> None:
    judge = SoftwareKey()
    enter(client, "judge")
    add(client, judge)
    client.post("/kk/sign-out/")
    enter(client)
    answer = judge.asked(options_at(client, SECOND))
    assert client.post(SECOND, {"answer": answer}).status_code == 400


def test_a_key_is_added_once_and_to_one_person(client: Any, key: SoftwareKey) -> None:
    enter(client, "judge")
    assert add(client, key).status_code == 400
    assert SecurityKey.objects.get().user.email == "cadet@demo.example"


@pytest.mark.parametrize("answer", ["", "{}", "[]", "null", "nonsense", '{"id": 1}'])
def test_an_answer_that_is_none_adds_nothing(client: Any, cadet: User, answer: str) -> None:
    enter(client)
    client.get(KEYS)
    assert client.post(KEYS, {"name": "USB", "answer": answer}).status_code == 400
    assert not SecurityKey.objects.exists()


def test_a_removed_key_is_no_longer_asked_for(client: Any, key: SoftwareKey, cadet: User) -> None:
    enter(client)
    client.post(SECOND, {"answer": key.asked(options_at(client, SECOND))})
    client.post(f"{KEYS}{SecurityKey.objects.get().pk}/remove/")
    cadet.refresh_from_db()
    assert not cadet.has_second_factor
