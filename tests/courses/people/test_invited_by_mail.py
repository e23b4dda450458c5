"""Joining with an e-mail address: its owner alone joins with it, and nobody is found out."""

import re
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from cryptography.fernet import Fernet
from django.utils import timezone

from courses.models import Cohort, Invitation, Membership
from courses.services.people import invitations, invited_by_mail
from qalqan.accounts.models import User
from qalqan.common.models import OutboxMessage
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
PASSWORD = "төрт сөзден тұратын құпия"
NEWCOMER = {
    "last_name": "Ким",
    "first_name": "Марина",
    "language": "ru",
    "new_password1": PASSWORD,
    "new_password2": PASSWORD,
}


@pytest.fixture
def invitation(manager: User) -> Invitation:
    cohort = Cohort.objects.get(name="2026-1")
    later = timezone.now() + timedelta(days=7)
    return invitations.invite(cohort, limit=2, expires_at=later, by=manager)


def ask(client: Any, invitation: Invitation, address: str, **further: str) -> Any:
    return client.post(f"/ru/join/{invitation.code}/", {"email": address, **further})


def deliver() -> None:
    for message in OutboxMessage.objects.filter(kind=invited_by_mail.KIND).order_by("pk"):
        invited_by_mail.send(message.payload)


@pytest.fixture
def link(invitation: Invitation, client: Any, mailoutbox: Any) -> str:
    ask(client, invitation, "New@T.kz")
    deliver()
    return path_in(mailoutbox[-1].body)


def path_in(text: str) -> str:
    return urlsplit(re.findall(r"https?://\S+", text)[0]).path


def test_nothing_is_made_before_the_letter_is_opened(
    invitation: Invitation, client: Any, mailoutbox: Any
) -> None:
    people = User.objects.count()
    answer = ask(client, invitation, "new@t.kz", **NEWCOMER)
    assert answer.status_code == 200
    assert User.objects.count() == people
    assert not Membership.objects.filter(invitation=invitation).exists()
    assert "_auth_user_id" not in client.session


def test_the_link_is_opened_in_another_browser(
    link: str, invitation: Invitation, new_client: Any
) -> None:
    telephone = new_client()
    assert "new@t.kz" in telephone.get(link).content.decode()
    assert not User.objects.filter(email="new@t.kz").exists()
    assert telephone.post(link, NEWCOMER)["Location"] == "/ru/my/"
    made = Membership.objects.get(invitation=invitation).learner
    assert (made.email, made.sign_in_code) == ("new@t.kz", None)
    assert made.check_password(PASSWORD)
    assert telephone.get("/ru/my/").status_code == 200


def test_the_password_is_chosen_by_whoever_reads_the_mail(
    invitation: Invitation, client: Any, new_client: Any, mailoutbox: Any
) -> None:
    ask(client, invitation, "owner@t.kz", **NEWCOMER)
    deliver()
    own = "иесі таңдаған ұзын құпия сөз"
    chosen = {**NEWCOMER, "new_password1": own, "new_password2": own}
    new_client().post(path_in(mailoutbox[-1].body), chosen)
    assert User.objects.get(email="owner@t.kz").check_password(own)


def test_no_log_and_no_outbox_row_shows_the_address(link: str) -> None:
    assert "t.kz" not in link.lower()
    row = OutboxMessage.objects.get(kind=invited_by_mail.KIND)
    assert "t.kz" not in str(row.payload).lower()


def test_known_and_unknown_addresses_get_one_answer(
    invitation: Invitation, client: Any, mailoutbox: Any
) -> None:
    closed = UserFactory(is_active=False)
    known = ("new@t.kz", "cadet@demo.example", closed.email)
    answers = [ask(client, invitation, email) for email in known]
    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert len({answer.content for answer in answers}) == 1
    deliver()
    assert [mail.to for mail in mailoutbox] == [["new@t.kz"], ["cadet@demo.example"]]


def test_who_has_an_account_is_led_to_sign_in_with_it(
    invitation: Invitation, client: Any, mailoutbox: Any
) -> None:
    ask(client, invitation, "cadet@demo.example")
    deliver()
    assert path_in(mailoutbox[-1].body) == f"/kk/join/{invitation.code}/"


def test_a_link_makes_one_account(link: str, client: Any, new_client: Any) -> None:
    client.post(link, NEWCOMER)
    again = new_client()
    page = again.post(link, NEWCOMER)
    assert page.status_code == 200
    assert "_auth_user_id" not in again.session
    assert User.objects.filter(email="new@t.kz").count() == 1


def test_a_full_invitation_makes_no_account_by_an_old_link(
    link: str, invitation: Invitation, client: Any
) -> None:
    for _ in range(2):
        invitations.accept(invitation, UserFactory())
    assert client.post(link, NEWCOMER).status_code == 410
    assert not User.objects.filter(email="new@t.kz").exists()


def test_letters_take_no_place(invitation: Invitation, client: Any) -> None:
    for number in range(5):
        ask(client, invitation, f"new{number}@t.kz")
    assert invitations.listed(invitation.cohort).get(pk=invitation.pk).taken == 0
    assert client.get(f"/ru/join/{invitation.code}/").status_code == 200


def test_a_link_ends_after_three_days(link: str, client: Any, monkeypatch: Any) -> None:
    now = int(timezone.now().timestamp())
    monkeypatch.setattr(Fernet, "_get_unverified_token_data", back_dated(now - 3 * 86400 - 60))
    assert client.get(link).status_code == 410


def back_dated(moment: int) -> Any:
    read = Fernet._get_unverified_token_data
    return staticmethod(lambda token: (moment, read(token)[1]))


@pytest.mark.parametrize("token", ["x", "gAAAAABl" + "A" * 100])
def test_a_link_that_was_made_up_opens_nothing(client: Any, token: str) -> None:
    assert client.post(f"/ru/join/mail/{token}/", NEWCOMER).status_code == 410


def test_a_mailbox_is_not_flooded(invitation: Invitation, new_client: Any) -> None:
    for _ in range(9):
        ask(new_client(), invitation, "victim@t.kz")
    assert OutboxMessage.objects.filter(kind=invited_by_mail.KIND).count() == 5


def test_trying_addresses_ends_soon(invitation: Invitation, client: Any) -> None:
    answers = [ask(client, invitation, f"new{n}@t.kz").status_code for n in range(61)]
    assert (answers[0], answers[-1]) == (200, 429)


def test_a_bad_address_is_said_at_its_field(invitation: Invitation, client: Any) -> None:
    assert ask(client, invitation, "no address").status_code == 400
    assert ask(client, invitation, "").status_code == 400
