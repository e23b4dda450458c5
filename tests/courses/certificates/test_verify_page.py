"""The public check: what it says, whom it knows, and how often one may guess."""

import re
import secrets
from typing import Any

import pytest

from courses.models import Certificate
from courses.services import certificates
from courses.services.certificates import verifying
from qalqan.accounts.models import User

pytestmark = pytest.mark.django_db
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


def look(client: Any, code: str, **post: str) -> str:
    path = f"/en/verify/{code}/"
    response = client.post(path, post) if post else client.get(path)
    assert not response.cookies
    return re.sub(r"\s+", " ", response.content.decode())


def random_code() -> str:
    return "".join(secrets.choice(ALPHABET) for _sign in range(26))


def test_it_says_what_for_and_since_when_and_never_who(
    client: Any, certificate: Certificate
) -> None:
    page = look(client, certificate.code)
    assert certificate.titles["en"] in page
    assert "This certificate was issued by Qalqan." in page
    for part in certificate.holder_name.split():
        assert part not in page


def test_a_learner_sees_there_what_everybody_sees(
    cadet_client: Any, client: Any, certificate: Certificate
) -> None:
    path = f"/verify/{certificate.code}/"
    assert cadet_client.get(path).content == client.get(path).content
    assert "Cookie" not in cadet_client.get(path).headers["Vary"]


@pytest.mark.parametrize(
    ("surname", "answer"),
    [
        ("сарсенов", "The surname matches."),
        ("СӘРСЕНОВ", "The surname matches."),
        ("Иванов", "The surname does not match."),
    ],
)
def test_a_surname_is_compared(
    client: Any, certificate: Certificate, surname: str, answer: str
) -> None:
    page = look(client, certificate.code, surname=surname)
    assert answer in page
    assert "Сәрсенов Әлихан" not in page


def test_a_post_needs_no_cookie(new_client: Any, certificate: Certificate) -> None:
    stranger = new_client(enforce_csrf_checks=True)
    assert "The surname matches." in look(stranger, certificate.code, surname="Сарсенов")


def test_an_empty_surname_is_asked_for_again(client: Any, certificate: Certificate) -> None:
    response = client.post(f"/kk/verify/{certificate.code}/", {"surname": ""})
    assert response.status_code == 400


def test_an_unknown_code_answers_a_surname_as_it_answers_none(client: Any) -> None:
    code = random_code()
    assert look(client, code, surname="Сарсенов") == look(client, code)


def test_a_replaced_and_a_revoked_one_say_so(
    client: Any, certificate: Certificate, manager: User
) -> None:
    new = certificates.replace(certificate, because="Name", by=manager)
    assert "replaced by a new one" in look(client, certificate.code)
    certificates.revoke(new, because="Secret reason", by=manager)
    page = look(client, new.code)
    assert "was revoked" in page
    assert "Secret reason" not in page


def test_an_expired_one_says_so(client: Any, certificate: Certificate) -> None:
    Certificate.objects.update(expires_on="2026-01-31")
    assert "its time has run out" in look(client, certificate.code)


def test_an_erased_holders_certificate_still_verifies(
    client: Any, certificate: Certificate
) -> None:
    Certificate.objects.update(holder_name="", surname_hash="")
    page = look(client, certificate.code)
    assert "This certificate was issued by Qalqan." in page
    assert "Compare</button>" not in page


@pytest.mark.same_anywhere
def test_ten_thousand_guesses_find_nothing(certificate: Certificate) -> None:
    assert not [code for code in (random_code() for _ in range(10_000)) if _is_known(code)]


def _is_known(code: str) -> bool:
    return verifying.find(code).state != "unknown"


def test_guessing_is_stopped_for_the_guesser_alone(client: Any, certificate: Certificate) -> None:
    for _guess in range(30):
        look(client, random_code())
    assert client.get(f"/en/verify/{certificate.code}/").status_code == 429
    elsewhere = client.get(f"/en/verify/{certificate.code}/", REMOTE_ADDR="203.0.113.7")
    assert elsewhere.status_code == 200


def test_guessing_surnames_is_stopped_too(client: Any, certificate: Certificate) -> None:
    for number in range(30):
        look(client, certificate.code, surname=f"Аты{number}")
    response = client.post(f"/en/verify/{certificate.code}/", {"surname": "Сарсенов"})
    assert response.status_code == 429


def test_checking_good_certificates_is_never_stopped(client: Any, certificate: Certificate) -> None:
    for _again in range(40):
        assert "issued by Qalqan" in look(client, certificate.code)
