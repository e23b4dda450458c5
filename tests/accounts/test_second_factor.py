"""A password alone opens nothing for whoever works with data of others."""

import re
import time
from base64 import b32decode
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from qalqan.accounts.models import Authenticator, RecoveryCode, SecurityKey, User
from qalqan.accounts.services import slips
from qalqan.accounts.services.factors import changing, passing
from qalqan.accounts.services.factors.sealing import unseal
from qalqan.common.models import AuditRow
from qalqan.services.starter.people import give_apps
from tests.accounts.factors import SECOND, SECRET, code_of, enter, give_app, give_code

pytestmark = pytest.mark.django_db
SECURITY = "/kk/my/security/"
BOTH = {"new_password1": "seven lean camels walk", "new_password2": "seven lean camels walk"}


@pytest.fixture
def compulsory(settings: Any) -> None:
    settings.MFA_REQUIRED = True


def set_up(client: Any) -> tuple[bytes, Any]:
    """As a person does it: read the letters below the picture, type the code."""
    page = client.get(f"{SECURITY}app/").content.decode()
    assert "<svg" in page
    letters = re.search(r'q-slip__code">([A-Z2-7 ]+)<', page)
    assert letters is not None
    secret = b32decode(letters[1].replace(" ", ""))
    return secret, client.post(f"{SECURITY}app/", {"code": code_of(secret)})


def test_a_manager_is_led_to_set_up_a_second_step_and_then_to_work(
    client: Any, compulsory: None, person: Any
) -> None:
    assert enter(client, "manager")["Location"] == SECURITY
    assert "/sign-in/" in client.get("/kk/academy/")["Location"]
    secret, answer = set_up(client)
    assert answer.content.decode().count('<li class="q-slip__code">') == 10
    assert client.get("/kk/academy/").status_code == 200
    kept = Authenticator.objects.get(user=person("manager")).sealed_secret
    assert unseal(kept) == secret
    assert secret.hex() not in kept
    row = AuditRow.objects.filter(action="second_factor.changed").first()
    assert row is not None
    assert row.data == {"added": "authenticator"}


def test_a_wrong_first_code_sets_nothing_up(client: Any, compulsory: None) -> None:
    enter(client, "manager")
    assert client.post(f"{SECURITY}app/", {"code": "000000"}).status_code == 400
    assert not Authenticator.objects.exists()
    assert client.get("/kk/academy/").status_code == 302


def test_the_code_comes_after_the_password_and_leads_on(client: Any, manager: User) -> None:
    give_app(manager)
    target = "/kk/academy/people/"
    assert enter(client, "manager", next=target)["Location"].startswith(f"{SECOND}?next=")
    assert client.get(target).status_code == 302
    assert give_code(client, code_of(), next=target)["Location"] == target
    assert client.get(target).status_code == 200


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "/\\evil.example"])
def test_the_second_step_never_leads_off_this_site(client: Any, manager: User, target: str) -> None:
    give_app(manager)
    enter(client, "manager")
    assert give_code(client, code_of(), next=target)["Location"] == "/kk/academy/"


def test_a_code_works_once(client: Any, new_client: Any, manager: User) -> None:
    give_app(manager)
    code = code_of()
    for each in (client, new_client()):
        enter(each, "manager")
    assert give_code(client, code).status_code == 302
    other = new_client()
    enter(other, "manager")
    replayed, wrong = give_code(other, code), give_code(other, "123456")
    assert replayed.status_code == wrong.status_code == 400
    assert "/sign-in/" in other.get("/kk/academy/")["Location"]


def test_wrong_codes_are_slowed_down_like_wrong_passwords(client: Any, manager: User) -> None:
    give_app(manager)
    enter(client, "manager")
    answers = [give_code(client, "000000").status_code for _again in range(9)]
    assert answers == [400] * 8 + [429]
    assert give_code(client, code_of()).status_code == 429


def test_who_passed_in_one_session_has_not_passed_in_another(
    client: Any, new_client: Any, manager: User
) -> None:
    give_app(manager)
    enter(client, "manager")
    give_code(client, code_of())
    other = new_client()
    enter(other, "manager")
    assert other.get("/kk/academy/").status_code == 302


def test_another_person_does_not_inherit_a_passed_session(client: Any, person: Any) -> None:
    for name in ("manager", "tutor"):
        give_app(person(name))
    enter(client, "manager")
    give_code(client, code_of())
    enter(client, "tutor")
    assert client.get("/kk/academy/marking/").status_code == 302


def test_a_recovery_code_opens_once(client: Any, new_client: Any, manager: User) -> None:
    give_app(manager)
    code = changing.new_recovery_codes(manager)[0]
    enter(client, "manager")
    assert give_code(client, f" {code.lower()} ")["Location"] == "/kk/academy/"
    other = new_client()
    enter(other, "manager")
    assert give_code(other, code).status_code == 400
    assert not RecoveryCode.objects.filter(code_hash__contains=code.replace("-", "")).exists()


def test_a_new_list_voids_the_older_one(client: Any, manager: User) -> None:
    give_app(manager)
    old = changing.new_recovery_codes(manager)[0]
    changing.new_recovery_codes(manager)
    enter(client, "manager")
    assert give_code(client, old).status_code == 400


def test_a_slip_does_not_go_round_the_second_step(client: Any, cadet: User, manager: User) -> None:
    give_app(cadet)
    _slip, secret = slips.issue(cadet, by=manager)
    client.post("/kk/sign-in/slip/", {"identifier": str(cadet.email), "code": secret})
    assert client.post("/kk/sign-in/slip/password/", BOTH)["Location"] == SECOND
    assert client.get("/kk/my/").status_code == 302


def test_a_learner_may_set_one_up_and_remove_it(client: Any, cadet: User) -> None:
    enter(client, "cadet")
    set_up(client)
    cadet.refresh_from_db()
    assert cadet.has_second_factor
    assert client.post(f"{SECURITY}app/remove/").status_code == 302
    cadet.refresh_from_db()
    assert not cadet.has_second_factor
    assert not RecoveryCode.objects.filter(user=cadet).exists()


def test_whoever_needs_one_cannot_remove_the_last(
    client: Any, compulsory: None, manager: User
) -> None:
    give_app(manager)
    enter(client, "manager")
    give_code(client, code_of())
    client.post(f"{SECURITY}app/remove/")
    assert Authenticator.objects.filter(user=manager).exists()


def test_security_asks_again_after_a_while(client: Any, manager: User) -> None:
    give_app(manager)
    enter(client, "manager")
    give_code(client, code_of())
    session = client.session
    session[passing.PASSED_AT] = int(time.time()) - passing.FRESH_SECONDS - 1
    session.save()
    assert client.get("/kk/academy/").status_code == 200
    assert client.get(SECURITY)["Location"].startswith(SECOND)
    assert client.post(f"{SECURITY}app/remove/")["Location"].startswith(SECOND)
    assert give_code(client, code_of(steps=1), next=SECURITY)["Location"] == SECURITY
    assert client.get(SECURITY).status_code == 200


def test_security_is_for_whoever_gave_a_password(client: Any) -> None:
    assert "/sign-in/" in client.get(SECURITY)["Location"]
    assert "/sign-in/" in client.get(SECOND)["Location"]


def test_the_demo_gives_an_app_to_whoever_needs_one(
    client: Any, compulsory: None, cadet: User
) -> None:
    letters = give_apps()
    enter(client, "manager")
    secret = b32decode(letters.replace(" ", ""))
    assert give_code(client, code_of(secret))["Location"] == "/kk/academy/"
    cadet.refresh_from_db()
    assert not cadet.has_second_factor


def test_a_second_step_costs_no_statement_later(client: Any, manager: User) -> None:
    enter(client, "manager")
    client.get("/kk/courses/")
    with CaptureQueriesContext(connection) as before:
        client.get("/kk/courses/")
    give_app(manager)
    give_code(client, code_of())
    with CaptureQueriesContext(connection) as after:
        client.get("/kk/courses/")
    assert len(after) == len(before)


def test_a_lost_key_of_the_installation_opens_nothing(
    client: Any, manager: User, settings: Any
) -> None:
    give_app(manager)
    settings.SECRET_KEY = "another key, without the older one beside it"
    enter(client, "manager")
    assert give_code(client, code_of()).status_code == 400


def test_an_older_key_still_opens(manager: User, settings: Any) -> None:
    give_app(manager)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another key, with the older one beside it"
    assert unseal(manager.authenticator.sealed_secret) == SECRET


def test_a_forged_answer_of_a_key_is_refused(client: Any, manager: User) -> None:
    give_app(manager)
    SecurityKey.objects.create(
        user=manager, name="k", credential="AAAA", public_key=b"x", sign_count=0
    )
    enter(client, "manager")
    for answer in ('{"id": "AAAA"}', "[]", "nonsense", '{"id": "BBBB"}', "null"):
        assert client.get(SECOND).status_code == 200
        assert client.post(SECOND, {"answer": answer}).status_code == 400
    assert client.get("/kk/academy/").status_code == 302
