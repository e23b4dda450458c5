"""PDF files: what they say, and that no text of a person does anything in them."""

from typing import Any

import pytest
from django.http import HttpResponse

from courses.models import Certificate
from courses.services import certificates
from qalqan.accounts.models import User
from qalqan.common.services import pdf

pytestmark = pytest.mark.django_db
KAZAKH = "Әғқңөұүһі ӘҒҚҢӨҰҮҺІ"


def is_pdf(response: HttpResponse) -> bool:
    return response["Content-Type"] == "application/pdf" and response.content.startswith(b"%PDF-")


@pytest.mark.parametrize("layout", ["kk", "ru", "en", "kk-ru", "kk-en"])
def test_a_learner_gets_the_certificate_in_the_languages_they_choose(
    cadet_client: Any, certificate: Certificate, layout: str
) -> None:
    response = cadet_client.get(f"/kk/my/certificates/{certificate.code}/{layout}.pdf")
    assert is_pdf(response)
    language = layout[:2].encode()
    assert b"/Lang(" + language + b")" in response.content
    assert b"/StructTreeRoot" in response.content
    assert b"pdfuaid:part" in response.content


@pytest.mark.parametrize("layout", ["de", "kk-kk", "ru-kk"])
def test_there_is_no_other_layout(cadet_client: Any, certificate: Certificate, layout: str) -> None:
    path = f"/kk/my/certificates/{certificate.code}/{layout}.pdf"
    assert cadet_client.get(path).status_code == 404


def test_a_revoked_certificate_is_no_longer_printed(
    cadet_client: Any, certificate: Certificate, manager: User
) -> None:
    certificates.revoke(certificate, because="Mistake", by=manager)
    path = f"/kk/my/certificates/{certificate.code}/"
    assert "Mistake" in cadet_client.get(path).content.decode()
    assert cadet_client.get(f"{path}kk.pdf").status_code == 404


def test_others_get_nothing(signed_in: Any, certificate: Certificate) -> None:
    path = f"/kk/my/certificates/{certificate.code}/kk.pdf"
    assert signed_in("judge").get(path).status_code == 404


def test_equal_data_make_equal_files(certificate: Certificate) -> None:
    paper = {"title": KAZAKH, "person": KAZAKH, "made": "", "sections": [["A", [[["B", "C"]]]]]}
    assert pdf.render("own_data", paper) == pdf.render("own_data", paper)


@pytest.mark.parametrize(
    "nasty",
    [
        '#panic("x")',
        '"); #read("/etc/passwd")',
        "<script>$1 + 1$ @ref <label> *b* _i_ `c` \\u{1F600}",
        "\x00\x1b\u202eabc\ud800",
        "漢字 😀 עברית",
        "W" * 300,
    ],
)
def test_no_text_of_a_person_does_anything(nasty: str) -> None:
    paper = {
        "title": nasty,
        "person": nasty,
        "made": nasty,
        "sections": [[nasty, [[[nasty, nasty]]]]],
    }
    assert pdf.render("own_data", paper, language="kk").startswith(b"%PDF-")
