"""Signing in and out, by e-mail or by a code that the academy gave."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from qalqan.accounts.models import User
from qalqan.services.starter.people import PASSWORD

pytestmark = pytest.mark.django_db
ADDRESSES = (f"10.0.{n // 250}.{n % 250 + 1}" for n in range(10_000))


@pytest.fixture
def address() -> str:
    """An address of its own for each test, since limits count by address."""
    return next(ADDRESSES)


@pytest.fixture
def post(client: Any, address: str) -> Callable[..., Any]:
    def post(identifier: str, password: str = PASSWORD, **extra: str) -> Any:
        data = {"identifier": identifier, "password": password, **extra}
        return client.post("/kk/sign-in/", data, REMOTE_ADDR=address)

    return post


@pytest.fixture
def officer(db: None) -> User:
    return User.objects.create_user(
        None, "a quiet field at dawn", sign_in_code="KA-12 34", last_name="Омаров"
    )


@pytest.mark.parametrize(
    "identifier", ["cadet@demo.example", "CADET@Demo.Example", " cadet@demo.example"]
)
def test_a_cadet_signs_in_by_e_mail_in_any_case(post: Any, identifier: str) -> None:
    response = post(identifier)
    assert response.status_code == 302
    assert response["Location"] == "/kk/my/"


@pytest.mark.parametrize("code", ["KA1234", "ka-1234", "ka 12 34"])
def test_a_person_without_e_mail_signs_in_by_code(post: Any, officer: User, code: str) -> None:
    assert post(code, "a quiet field at dawn").status_code == 302


def test_a_manager_is_led_to_the_academy(post: Any) -> None:
    assert post("manager@demo.example")["Location"] == "/kk/academy/"


def test_unknown_and_known_people_are_answered_alike(post: Any) -> None:
    known, unknown = post("cadet@demo.example", "wrong"), post("nobody@demo.example", "wrong")
    assert known.status_code == unknown.status_code == 400
    token = b'name="csrfmiddlewaretoken"'
    texts = [
        [
            line
            for line in response.content.splitlines()
            if token not in line and b"@demo" not in line
        ]
        for response in (known, unknown)
    ]
    assert texts[0] == texts[1]


def test_too_many_wrong_passwords_lock_that_person_at_that_address(
    post: Any, client: Any, address: str
) -> None:
    answers = [post("judge@demo.example", "wrong").status_code for _ in range(9)]
    assert answers[0] == 400
    assert answers[-1] == 429
    assert post("judge@demo.example").status_code == 429
    elsewhere = {"identifier": "judge@demo.example", "password": PASSWORD}
    assert client.post("/kk/sign-in/", elsewhere, REMOTE_ADDR=next(ADDRESSES)).status_code == 302


def test_other_addresses_of_the_same_connection_do_not_open_the_lock(client: Any, db: None) -> None:
    tried = {"identifier": "judge@demo.example", "password": "wrong"}
    answers = [
        client.post("/kk/sign-in/", tried, REMOTE_ADDR=f"2001:db8:9:9:{number:x}::1").status_code
        for number in range(9)
    ]
    assert (answers[0], answers[-1]) == (400, 429)


def test_another_spelling_of_the_address_does_not_open_the_lock(post: Any) -> None:
    spellings = ["teacher@demo.example", "Teacher@demo.example", " TEACHER@DEMO.EXAMPLE"]
    for spelling in spellings * 3:
        post(spelling, "wrong")
    assert post("teacher@demo.example").status_code == 429


def test_an_inactive_person_does_not_get_in(post: Any, cadet: User) -> None:
    User.objects.filter(pk=cadet.pk).update(is_active=False)
    assert post("cadet@demo.example").status_code == 400


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "/\\evil.example"]
)
def test_signing_in_never_leads_off_this_site(post: Any, target: str) -> None:
    assert post("cadet@demo.example", next=target)["Location"] == "/kk/my/"


def test_signing_in_leads_on_to_the_page_asked_for(post: Any) -> None:
    target = "/kk/courses/police/"
    assert post("cadet@demo.example", next=target)["Location"] == target


def test_signing_out_takes_a_post(cadet_client: Any) -> None:
    assert cadet_client.get("/kk/sign-out/").status_code == 405
    assert cadet_client.post("/kk/sign-out/").status_code == 302
    assert cadet_client.get("/kk/my/").status_code == 302


def test_a_signed_in_person_is_led_on_from_the_sign_in_page(cadet_client: Any) -> None:
    assert cadet_client.get("/kk/sign-in/")["Location"] == "/kk/my/"


@pytest.mark.parametrize(
    "path", ["/cms/login/", "/cms/password_reset/", "/cms/password_reset/confirm/MQ/abc-def/"]
)
def test_wagtails_own_ways_in_lead_to_ours(client: Any, path: str) -> None:
    response = client.post(path, {"username": "admin@demo.example", "password": PASSWORD})
    assert response.status_code == 302
    assert response["Location"].endswith("/sign-in/?next=/cms/")


def test_the_admin_is_closed_to_learners(cadet_client: Any, client: Any) -> None:
    assert "/sign-in/" in client.get("/cms/")["Location"]
    response = cadet_client.get("/cms/", follow=True)
    assert response.status_code == 403
    assert len(response.redirect_chain) == 1


def test_an_author_gets_into_the_admin(signed_in: Any) -> None:
    assert signed_in("author").get("/cms/").status_code == 200


def test_two_people_cannot_share_an_address_in_another_case(officer: User) -> None:
    with pytest.raises(ValidationError):
        User.objects.create_user("Cadet@demo.example", "a quiet field at dawn")
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.bulk_create([User(email="CADET@demo.example")])


def test_a_person_needs_an_address_or_a_code() -> None:
    with pytest.raises(ValidationError):
        User.objects.create_user(None, "a quiet field at dawn")
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.bulk_create([User()])


def test_a_superuser_can_be_made(officer: User) -> None:
    person = User.objects.create_superuser("root@demo.example", "a quiet field at dawn")
    assert person.is_staff
    assert person.is_superuser
    assert User.objects.get_by_natural_key("KA1234") == officer
    with pytest.raises(User.DoesNotExist):
        User.objects.get_by_natural_key(None)
    assert officer.get_username() == "KA1234"
    assert str(User(email="a@b.example")) == "a@b.example"
