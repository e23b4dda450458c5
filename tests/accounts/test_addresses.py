"""An address counts when whoever reads its mail has said so; the old one hears of it."""

import re
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.utils import timezone

from qalqan.accounts.enums import Role
from qalqan.accounts.models import AddressChange, Session, User
from qalqan.accounts.services import addresses
from qalqan.accounts.services.addresses import letters
from qalqan.accounts.services.roles import grant
from qalqan.common.models import AuditRow, OutboxMessage
from qalqan.common.services import retention

pytestmark = pytest.mark.django_db
NEW = "new@t.kz"


@pytest.fixture
def link(cadet: User, manager: User, mailoutbox: Any) -> str:
    """The path in the letter that a manager's change sent."""
    return asked(cadet, manager, mailoutbox)


def asked(person: User, by: User | None, mailoutbox: Any, address: str = NEW) -> str:
    addresses.ask(person, address, by=by)
    message = OutboxMessage.objects.filter(kind=letters.PROOF).latest("pk")
    letters.prove(message.payload)
    found = re.findall(r"https?://\S+", mailoutbox[-1].body)
    return urlsplit(found[0]).path


def test_the_link_in_the_letter_counts_by_a_button_alone(
    link: str, client: Any, cadet: User, manager: User
) -> None:
    page = client.get(link)
    assert NEW in page.content.decode()
    cadet.refresh_from_db()
    assert cadet.email == "cadet@demo.example"
    assert client.post(link).status_code == 200
    cadet.refresh_from_db()
    assert cadet.email == NEW
    row = AuditRow.objects.get(action="person.address")
    assert (row.actor, row.subject, row.data) == (
        manager.pk,
        f"person:{cadet.pk}",
        {"proven": True},
    )


def test_the_old_address_is_told_and_nothing_of_it_stays_in_the_outbox(
    link: str, client: Any, cadet: User, mailoutbox: Any
) -> None:
    client.post(link)
    message = OutboxMessage.objects.get(kind=letters.CHANGED)
    letters.tell(message.payload)
    assert mailoutbox[-1].to == ["cadet@demo.example"]
    message.refresh_from_db()
    assert message.payload == {"person": cadet.pk}


def test_a_link_works_once(link: str, client: Any) -> None:
    client.post(link)
    assert client.get(link).status_code == 410
    assert client.post(link).status_code == 410


def test_a_newer_wish_voids_the_link_of_the_older(
    link: str, client: Any, cadet: User, manager: User, mailoutbox: Any
) -> None:
    newer = asked(cadet, manager, mailoutbox, "right@t.kz")
    assert client.post(link).status_code == 410
    client.post(newer)
    cadet.refresh_from_db()
    assert cadet.email == "right@t.kz"


def test_an_old_wish_opens_nothing_and_is_deleted(link: str, client: Any) -> None:
    AddressChange.objects.update(asked_at=timezone.now() - timedelta(days=3, minutes=1))
    assert client.post(link).status_code == 410
    retention.forget_due()
    assert not AddressChange.objects.exists()


@pytest.mark.parametrize("token", ["x", "x:y:z", "WzEsMV0:1aaaaa:xxxxxxxxxxxxxxxxxxxxxxxx"])
def test_a_link_that_was_made_up_opens_nothing(client: Any, token: str) -> None:
    assert client.post(f"/kk/sign-in/address/{token}/").status_code == 410


def test_an_address_that_another_took_meanwhile_stays_theirs(
    link: str, client: Any, cadet: User, person: Any
) -> None:
    User.objects.filter(pk=person("judge").pk).update(email=NEW)
    assert client.post(link).status_code == 409
    cadet.refresh_from_db()
    assert cadet.email == "cadet@demo.example"


def test_who_got_a_role_since_is_readdressed_by_no_manager(
    link: str, client: Any, cadet: User
) -> None:
    grant(cadet, Role.AUTHOR)
    assert client.post(link).status_code == 410


def test_a_person_with_a_role_may_readdress_themselves(
    client: Any, manager: User, mailoutbox: Any
) -> None:
    client.post(asked(manager, manager, mailoutbox))
    manager.refresh_from_db()
    assert manager.email == NEW


def test_sessions_elsewhere_end_and_the_one_that_confirms_goes_on(
    link: str, client: Any, cadet: User, cadet_client: Any, signed_in: Any
) -> None:
    elsewhere = signed_in("cadet")
    cadet_client.post(link)
    assert cadet_client.get("/kk/my/").status_code == 200
    assert elsewhere.get("/kk/my/").status_code == 302
    assert Session.objects.filter(user=cadet).count() == 1


def test_one_letter_in_ten_minutes(cadet: User, manager: User) -> None:
    for _ in range(3):
        addresses.ask(cadet, NEW, by=manager)
    assert OutboxMessage.objects.filter(kind=letters.PROOF).count() == 1


def test_a_letter_that_comes_too_late_is_not_written(
    cadet: User, manager: User, mailoutbox: Any
) -> None:
    addresses.ask(cadet, NEW, by=manager)
    stale = OutboxMessage.objects.get(kind=letters.PROOF).payload
    addresses.ask(cadet, "right@t.kz", by=manager)
    letters.prove(stale)
    assert mailoutbox == []
