"""A certificate from the learner's page to the stranger who checks it, in three languages."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.conftest import DESK, PHONE, Visitor

LANGUAGES = ("kk", "ru", "en")
CERTIFY = """
from django.db import transaction
from courses.models import Completion, Enrolment, ModulePage
from courses.services import certificates
from qalqan.accounts.models import User
cadet = User.objects.get(email="cadet@demo.example")
enrolment = Enrolment.objects.get(learner=cadet, course__slug="police")
module = ModulePage.objects.child_of(enrolment.course).get(slug="identification")
record, created = Completion.objects.get_or_create(
    enrolment=enrolment, page_id=module.pk, defaults=dict(kind="module", evidence="server")
)
with transaction.atomic():
    certificates.issue({"completion": record.pk})
import json
certificate = record.certificates.get()
print(json.dumps([certificate.code, certificate.pk]))
"""


@pytest.fixture
def certificate(site: Any) -> tuple[str, int]:
    """Its code and its id."""
    code, pk = json.loads(site.manage("shell", "--no-imports", "-c", CERTIFY).splitlines()[-1])
    return code, pk


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_a_stranger_checks_a_certificate_and_compares_the_surname(
    visitor: Callable[..., Visitor],
    certificate: tuple[str, int],
    language: str,
    size: dict[str, int],
) -> None:
    stranger = visitor(size=size)
    stranger.open(f"/{language}/verify/{certificate[0]}/")
    for surname, good in (("иванов", 0), ("сарсенов", 1)):
        stranger.page.locator("input[name=surname]").fill(surname)
        with stranger.page.expect_navigation():
            stranger.page.locator("main form button").click()
        stranger.look()
        assert stranger.page.locator("[role=status].q-result--passed").count() == good
    assert not stranger.page.context.cookies()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_learner_finds_everything_about_themselves(
    visitor: Callable[..., Visitor], certificate: tuple[str, int], language: str
) -> None:
    learner = visitor()
    learner.sign_in("cadet", language)
    for path in ("my/", f"my/certificates/{certificate[0]}/", "my/transcript/", "my/data/"):
        learner.open(f"/{language}/{path}")
    pdf = learner.page.request.get(
        f"{learner.site.url}/{language}/my/certificates/{certificate[0]}/kk-ru.pdf"
    )
    assert pdf.body().startswith(b"%PDF-")


def test_a_manager_finds_and_opens_a_certificate(
    visitor: Callable[..., Visitor], certificate: tuple[str, int]
) -> None:
    manager = visitor(size=DESK)
    manager.sign_in("manager")
    manager.open("/kk/academy/certificates/?search=сәрсен")
    with manager.page.expect_navigation():
        manager.page.locator("main table a").first.click()
    manager.look()
    assert manager.page.url.endswith(f"/{certificate[1]}/")
    manager.open("/kk/academy/people/names/")
