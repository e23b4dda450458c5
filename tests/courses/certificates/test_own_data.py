"""The right to see, take along and correct one's data."""

import json
from typing import Any

import pytest

from courses.models import Certificate, Checklist, NameRequest, Observation
from qalqan.accounts.models import User
from qalqan.accounts.services import addresses
from qalqan.common.models import AuditRow
from qalqan.services.starter.people import PASSWORD
from tests.factories import AttendanceFactory, EnrolmentFactory

pytestmark = pytest.mark.django_db
DATA = "/en/my/data/"
WISH = {"last_name": "Сәрсен", "first_name": "Әлихан"}


@pytest.fixture
def wish(cadet_client: Any) -> NameRequest:
    cadet_client.post(f"{DATA}name/", WISH)
    return NameRequest.objects.get()


def test_people_see_what_is_kept(cadet_client: Any, certificate: Certificate) -> None:
    page = cadet_client.get(DATA).content.decode()
    assert certificate.number in page
    assert "cadet@demo.example" in page


def test_it_goes_along_as_json_and_as_pdf_and_leaves_a_trace(
    cadet_client: Any, cadet: User, certificate: Certificate
) -> None:
    kept = json.loads(cadet_client.post(f"{DATA}my-data.json").content)
    assert kept["accounts.User"][0]["email"] == cadet.email
    assert kept["courses.Certificate"][0]["number"] == certificate.number
    assert cadet_client.post(f"{DATA}my-data.pdf").content.startswith(b"%PDF-")
    assert AuditRow.objects.filter(action="person.exported", actor=cadet.pk).count() == 2
    assert cadet_client.get(f"{DATA}my-data.json").status_code == 405
    assert cadet_client.post(f"{DATA}my-data.xml").status_code == 404


def test_the_language_is_ones_own(cadet_client: Any, cadet: User) -> None:
    response = cadet_client.post(DATA, {"email": cadet.email, "language": "ru"})
    assert response["Location"] == "/ru/my/data/"
    cadet.refresh_from_db()
    assert cadet.language == "ru"


@pytest.mark.parametrize(("password", "changed"), [("", False), ("no", False), ("right", True)])
def test_the_address_changes_with_the_password_alone(
    cadet_client: Any, cadet: User, password: str, changed: bool
) -> None:
    cadet.set_password("right")
    cadet.save()
    cadet_client.force_login(cadet, "qalqan.accounts.services.sign_in.SignInBackend")
    data = {"email": "New@Example.kz", "language": "kk", "password": password}
    assert cadet_client.post(DATA, data).status_code == (302 if changed else 400)
    cadet.refresh_from_db()
    assert cadet.email == "cadet@demo.example"
    assert (addresses.waiting(cadet) == "new@example.kz") is changed
    assert ("new@example.kz" in cadet_client.get(DATA).content.decode()) is changed


def test_where_no_mail_is_sent_nobody_writes_an_address_of_their_own(
    cadet_client: Any, cadet: User, settings: Any
) -> None:
    settings.EMAIL_URL = ""
    data = {"email": "somebody.else@t.kz", "language": "ru", "password": PASSWORD}
    assert cadet_client.post(DATA, data).status_code == 302
    cadet.refresh_from_db()
    assert (cadet.email, cadet.language) == ("cadet@demo.example", "ru")
    assert addresses.waiting(cadet) is None
    assert "sends no letters" in cadet_client.get(DATA).content.decode()


@pytest.mark.parametrize("email", ["", "judge@demo.example", "JUDGE@demo.example", "no address"])
def test_an_address_that_cannot_be_is_refused(cadet_client: Any, cadet: User, email: str) -> None:
    data = {"email": email, "language": "kk", "password": "qalqan-demo-2026"}
    assert cadet_client.post(DATA, data).status_code == 400
    cadet.refresh_from_db()
    assert cadet.email == "cadet@demo.example"


def test_a_name_is_asked_for_and_changed_by_the_academy(
    cadet: User, cadet_client: Any, wish: NameRequest, signed_in: Any
) -> None:
    cadet.refresh_from_db()
    assert cadet.last_name == "Сәрсенов"
    assert "has not decided" in cadet_client.get(DATA).content.decode()
    manager = signed_in("manager")
    assert "Сәрсен Әлихан" in manager.get("/en/academy/people/names/").content.decode()
    manager.post("/en/academy/people/names/", {"request": wish.pk, "grant": "1"})
    cadet.refresh_from_db()
    assert cadet.last_name == "Сәрсен"
    assert AuditRow.objects.filter(action="person.renamed").exists()


def test_a_declined_name_stays_and_its_owner_is_told(
    cadet: User, cadet_client: Any, wish: NameRequest, signed_in: Any
) -> None:
    signed_in("manager").post("/en/academy/people/names/", {"request": wish.pk})
    cadet.refresh_from_db()
    assert cadet.last_name == "Сәрсенов"
    assert "did not change it" in cadet_client.get(DATA).content.decode()


def test_a_second_wish_takes_the_place_of_the_first(cadet_client: Any, wish: NameRequest) -> None:
    cadet_client.post(f"{DATA}name/", {**WISH, "last_name": "Сәрсенұлы"})
    assert NameRequest.objects.get().last_name == "Сәрсенұлы"


@pytest.mark.parametrize("pk", ["", "x", "0", "99999999999999999999", "²"])
def test_a_wish_that_is_not_there_is_not_found(signed_in: Any, pk: str) -> None:
    response = signed_in("manager").post("/en/academy/people/names/", {"request": pk})
    assert response.status_code == 404


def test_wishes_of_other_academies_are_not_seen(signed_in: Any) -> None:
    stranger = EnrolmentFactory(with_profile=True).learner
    wish = NameRequest.objects.create(learner=stranger, last_name="Бөтен", first_name="")
    manager = signed_in("manager")
    assert "Бөтен" not in manager.get("/en/academy/people/names/").content.decode()
    response = manager.post("/en/academy/people/names/", {"request": wish.pk, "grant": "1"})
    assert response.status_code == 404
    assert signed_in("tutor").get("/en/academy/people/names/").status_code == 403


def test_what_is_kept_as_a_list_is_shown_too(cadet: User, cadet_client: Any) -> None:
    """An observer's ticks are a list, and no choice of any field."""
    attendance = AttendanceFactory(learner=cadet)
    checklist = Checklist.objects.create(name="Тізім")
    Observation.objects.create(attendance=attendance, checklist=checklist, met=[1, 2], passed=True)
    assert cadet_client.get("/kk/my/data/").status_code == 200


def test_a_password_guessed_at_for_another_address_is_slowed_down(cadet_client: Any) -> None:
    form = {"email": "new@demo.example", "language": "kk", "password": "guess"}
    answers = [cadet_client.post(DATA, form).status_code for _time in range(9)]
    assert answers[:8] == [400] * 8
    assert answers[8] == 429


def test_another_address_leaves_a_trace_and_no_other_session(
    cadet_client: Any, cadet: User, signed_in: Any
) -> None:
    elsewhere = signed_in("cadet")
    User.objects.filter(pk=cadet.pk).update(sign_in_code="ABCD2345")
    form = {"email": "", "language": "kk", "password": PASSWORD}
    assert cadet_client.post(DATA, form).status_code == 302
    assert AuditRow.objects.filter(action="person.address", actor=cadet.pk).exists()
    assert elsewhere.get(DATA).status_code == 302


def test_whose_an_address_is_is_said_in_no_more_words_than_needed(cadet_client: Any) -> None:
    form = {"email": "JUDGE@demo.example", "language": "en", "password": PASSWORD}
    page = cadet_client.post(DATA, form).content.decode()
    assert "This address cannot be used here." in page
    assert "Constraint" not in page
