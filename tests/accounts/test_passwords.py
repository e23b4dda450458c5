"""Two ways to a new password: by mail, and by a printed one-time slip."""

import re
from contextlib import nullcontext
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core import mail
from django.core.exceptions import ValidationError
from django.utils import timezone

from qalqan.accounts.models import OneTimeSlip, User
from qalqan.accounts.services import password_mail, slips
from qalqan.common.models import AuditRow, OutboxMessage
from qalqan.common.services import outbox

pytestmark = pytest.mark.django_db
GOOD = "seven lean camels walk"
BOTH = {"new_password1": GOOD, "new_password2": GOOD}


@pytest.fixture(autouse=True)
def deliver_here(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a broker a mail goes out in a thread; here it does so before the test goes on."""
    settings.REDIS_URL = ""
    monkeypatch.setattr(outbox, "beside", outbox.deliver)


@pytest.mark.parametrize("password", ["short", "fourteen-chars", "yfdbufnjh10305070"])
def test_short_and_common_passwords_are_refused(password: str) -> None:
    with pytest.raises(ValidationError):
        validate_password(password)


def test_a_long_password_needs_no_special_signs() -> None:
    validate_password(GOOD)


@pytest.mark.parametrize(("length", "is_enough"), [(7, False), (8, True)])
def test_beside_a_compulsory_second_step_eight_characters_do(
    person: Any, settings: Any, length: int, is_enough: bool
) -> None:
    settings.MFA_REQUIRED = True
    manager, password = person("manager"), "кхцщфэжю"[:length]
    with pytest.raises(ValidationError):
        validate_password("кхцщфэжю", manager)
    manager.has_second_factor = True
    with nullcontext() if is_enough else pytest.raises(ValidationError):
        validate_password(password, manager)


def test_a_second_step_that_can_be_removed_makes_no_password_shorter(
    cadet: User, settings: Any
) -> None:
    settings.MFA_REQUIRED = True
    cadet.has_second_factor = True
    with pytest.raises(ValidationError):
        validate_password("кхцщфэжю", cadet)


def ask(client: Any, callbacks: Any, email: str) -> Any:
    with callbacks(execute=True):
        return client.post("/ru/sign-in/forgotten/", {"email": email})


def test_the_mail_leads_to_a_new_password(
    client: Any, person: Any, django_capture_on_commit_callbacks: Any
) -> None:
    ask(client, django_capture_on_commit_callbacks, "JUDGE@demo.example")
    assert len(mail.outbox) == 1
    assert mail.outbox[0].subject == "Ваш новый пароль для платформы «Қалқан»"
    link = re.search(r"http://[^/]+(/\S+)", str(mail.outbox[0].body))
    assert link is not None
    assert client.get(link[1]).status_code == 200
    assert client.post(link[1], {**BOTH, "new_password2": "other"}).status_code == 400
    assert client.post(link[1], BOTH).status_code == 302
    assert person("judge").check_password(GOOD)
    assert AuditRow.objects.filter(action="password.changed").exists()
    assert client.get(link[1]).status_code == 410


def test_asking_again_and_again_sends_one_mail(
    client: Any, django_capture_on_commit_callbacks: Any
) -> None:
    for _again in range(3):
        ask(client, django_capture_on_commit_callbacks, "judge@demo.example")
    assert len(mail.outbox) == 1


def test_no_token_lies_in_the_outbox(
    client: Any, person: Any, django_capture_on_commit_callbacks: Any
) -> None:
    ask(client, django_capture_on_commit_callbacks, "judge@demo.example")
    message = OutboxMessage.objects.get(kind=password_mail.KIND)
    assert message.payload == {"person": person("judge").pk}


def test_an_unknown_address_is_answered_like_a_known_one(
    client: Any, django_capture_on_commit_callbacks: Any
) -> None:
    known = ask(client, django_capture_on_commit_callbacks, "judge@demo.example")
    unknown = ask(client, django_capture_on_commit_callbacks, "nobody@demo.example")
    assert known.status_code == unknown.status_code == 200
    assert known.content == unknown.content
    assert len(mail.outbox) == 1


def test_without_mail_the_page_points_to_the_slip(client: Any, settings: Any) -> None:
    settings.EMAIL_URL = ""
    page = client.get("/en/sign-in/forgotten/").content.decode()
    assert "/en/sign-in/slip/" in page
    assert 'type="email"' not in page


@pytest.mark.parametrize("path", ["bm9uZQ/abc-def", "MQ/abc-def", "w4/x"])
def test_a_broken_link_says_so(client: Any, path: str) -> None:
    assert client.get(f"/kk/sign-in/set/{path}/").status_code == 410


def test_a_mail_for_somebody_who_left_is_not_sent(cadet: User) -> None:
    User.objects.filter(pk=cadet.pk).update(is_active=False)
    password_mail.send({"person": cadet.pk})
    assert mail.outbox == []


@pytest.fixture
def slip(cadet: User, manager: User) -> str:
    _record, secret = slips.issue(cadet, by=manager)
    return secret


def enter(client: Any, code: str, identifier: str = "cadet@demo.example") -> Any:
    return client.post("/kk/sign-in/slip/", {"identifier": identifier, "code": code})


def test_a_slip_leads_to_a_new_password_once(client: Any, cadet: User, slip: str) -> None:
    assert enter(client, slip.lower())["Location"] == "/kk/sign-in/slip/password/"
    assert (
        client.post("/kk/sign-in/slip/password/", {**BOTH, "new_password1": "x"}).status_code == 400
    )
    assert client.post("/kk/sign-in/slip/password/", BOTH)["Location"] == "/kk/my/"
    assert client.get("/kk/my/").status_code == 200
    cadet.refresh_from_db()
    assert cadet.check_password(GOOD)
    client.post("/kk/sign-out/")
    assert enter(client, slip).status_code == 400


def test_a_slip_cannot_be_redeemed_twice(cadet: User, slip: str) -> None:
    record = slips.find("cadet@demo.example", slip)
    slips.redeem(record.pk, GOOD)
    with pytest.raises(slips.SlipError):
        slips.redeem(record.pk, GOOD)


@pytest.mark.parametrize(
    ("identifier", "code"),
    [("judge@demo.example", None), ("cadet@demo.example", "WRONG"), ("x", None)],
)
def test_a_slip_works_for_its_person_alone(
    client: Any, slip: str, identifier: str, code: str | None
) -> None:
    assert enter(client, code or slip, identifier).status_code == 400


def test_a_slip_expires(client: Any, slip: str) -> None:
    OneTimeSlip.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert enter(client, slip).status_code == 400


def test_a_new_slip_voids_the_older_one(client: Any, cadet: User, manager: User, slip: str) -> None:
    slips.issue(cadet, by=manager)
    assert enter(client, slip).status_code == 400


def test_the_second_step_needs_the_first(client: Any) -> None:
    assert client.get("/kk/sign-in/slip/password/")["Location"] == "/kk/sign-in/slip/"


def test_the_table_holds_no_secret(slip: str) -> None:
    stored = OneTimeSlip.objects.get()
    assert slip.replace("-", "") not in stored.secret_hash
    assert str(stored) == f"slip {stored.pk}"
