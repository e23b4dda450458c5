"""People ask to be erased; who looks after them decides, and they are told."""

from typing import Any

import pytest
from django.core import mail

from courses.models import Certificate, ErasureRequest
from courses.services import erasures
from qalqan.accounts.enums import Role
from qalqan.accounts.models import User
from qalqan.accounts.services.roles import grant
from qalqan.common.models import AuditRow, OutboxMessage
from qalqan.common.services import outbox
from qalqan.services.starter.people import PASSWORD
from tests.factories import EnrolmentFactory

pytestmark = pytest.mark.django_db
DATA, QUEUE = "/en/my/data/", "/en/academy/people/erasures/"


@pytest.fixture
def wish(cadet: User) -> ErasureRequest:
    return erasures.ask(cadet)


def page_of(client: Any, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return str(response.content.decode())


@pytest.mark.parametrize(("password", "status"), [(PASSWORD, 302), ("no", 400), ("", 400)])
def test_it_is_asked_for_with_the_password_alone(
    cadet_client: Any, cadet: User, password: str, status: int
) -> None:
    response = cadet_client.post(f"{DATA}erase/", {"password": password})
    assert response.status_code == status
    asked = status == 302
    assert ErasureRequest.objects.filter(learner=cadet).exists() is asked
    assert AuditRow.objects.filter(action="erasure.requested", actor=cadet.pk).exists() is asked


def test_the_page_says_what_goes_and_what_stays(
    cadet_client: Any, certificate: Certificate
) -> None:
    page = page_of(cadet_client, f"{DATA}erase/")
    assert "Certificates" in page
    assert "Kept without what names the person" in page
    assert "Deleted" in page


def test_it_can_be_taken_back(cadet_client: Any, wish: ErasureRequest) -> None:
    assert "Nobody has decided yet" in page_of(cadet_client, DATA)
    cadet_client.post(f"{DATA}erase/take-back/")
    assert not ErasureRequest.objects.exists()
    assert "Nobody has decided yet" not in page_of(cadet_client, DATA)


def test_a_granted_request_erases_and_its_owner_is_told_once_more(
    cadet: User,
    wish: ErasureRequest,
    certificate: Certificate,
    signed_in: Any,
    manager: User,
    settings: Any,
) -> None:
    settings.EMAIL_URL = "smtp://mail.example"
    client = signed_in("manager")
    assert str(cadet) in page_of(client, QUEUE)
    client.post(f"{QUEUE}{wish.pk}/", {"grant": "1"})
    cadet.refresh_from_db()
    assert (cadet.email, cadet.is_active, str(cadet)) == (None, False, "")
    certificate.refresh_from_db()
    assert certificate.holder_name == ""
    row = AuditRow.objects.get(action="person.erased", subject=f"person:{cadet.pk}")
    assert row.actor == manager.pk
    outbox.sweep()
    assert [message.to for message in mail.outbox] == [["cadet@demo.example"]]
    assert OutboxMessage.objects.get(kind=erasures.KIND).payload == {}


def test_a_refusal_says_why_and_changes_nothing(
    cadet: User, cadet_client: Any, wish: ErasureRequest, signed_in: Any
) -> None:
    client, url = signed_in("manager"), f"{QUEUE}{wish.pk}/"
    assert client.post(url, {"refuse": "1", "answer": ""}).status_code == 400
    client.post(url, {"refuse": "1", "answer": "Order 12 asks for it."})
    cadet.refresh_from_db()
    assert cadet.is_active
    assert "Order 12 asks for it." in page_of(cadet_client, DATA)
    assert AuditRow.objects.filter(action="erasure.refused").exists()
    assert client.get(url).status_code == 404
    assert erasures.ask(cadet).pk != wish.pk


def test_opening_the_page_decides_nothing(
    cadet: User, wish: ErasureRequest, signed_in: Any
) -> None:
    client = signed_in("manager")
    assert str(cadet) in page_of(client, f"{QUEUE}{wish.pk}/")
    client.post(f"{QUEUE}{wish.pk}/")
    wish.refresh_from_db()
    assert wish.answered_at is None


def test_the_first_decision_stands(cadet: User, wish: ErasureRequest, manager: User) -> None:
    erasures.refuse(wish, answer="No.", by=manager)
    erasures.grant(wish, by=manager)
    cadet.refresh_from_db()
    assert cadet.is_active


def test_requests_of_other_academies_and_of_staff_are_not_a_managers(
    cadet: User, wish: ErasureRequest, signed_in: Any, person: Any
) -> None:
    grant(cadet, Role.TUTOR)
    strange = erasures.ask(EnrolmentFactory(with_profile=True).learner)
    client = signed_in("manager")
    for one in (wish, strange):
        assert client.post(f"{QUEUE}{one.pk}/", {"grant": "1"}).status_code == 404
    with pytest.raises(PermissionError):
        erasures.grant(wish, by=person("manager"))
    operator = signed_in("admin")
    assert page_of(operator, QUEUE).count("Asked on") == 2
    operator.post(f"{QUEUE}{wish.pk}/", {"grant": "1"})
    cadet.refresh_from_db()
    assert not cadet.is_active


def test_others_decide_nothing(signed_in: Any, wish: ErasureRequest) -> None:
    for role in ("cadet", "tutor", "author", "auditor", "observer"):
        assert signed_in(role).get(QUEUE).status_code == 403
        assert signed_in(role).post(f"{QUEUE}{wish.pk}/", {"grant": "1"}).status_code == 403


def test_a_request_on_paper_is_recorded_by_one_and_decided_by_another(
    signed_in: Any, cadet: User, person: Any
) -> None:
    manager, admin = signed_in("manager"), signed_in("admin")
    page = page_of(manager, f"/en/academy/people/{cadet.pk}/")
    assert "Record a request on paper" in page
    manager.post(f"/en/academy/people/{cadet.pk}/erase/")
    wish = ErasureRequest.objects.get(learner=cadet)
    assert AuditRow.objects.filter(
        action="erasure.requested", actor=person("manager").pk, subject=f"person:{cadet.pk}"
    ).exists()
    assert manager.get(f"{QUEUE}{wish.pk}/").status_code == 404
    assert f"recorded by {person('manager')}" in page_of(admin, QUEUE)
    admin.post(f"{QUEUE}{wish.pk}/", {"grant": "1"})
    cadet.refresh_from_db()
    assert not cadet.email
