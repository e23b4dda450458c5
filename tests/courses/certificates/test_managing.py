"""The academy's screen of certificates, and its limits."""

from typing import Any

import pytest

from courses.models import Academy, Certificate, Completion
from courses.services import certificates
from tests.factories import EnrolmentFactory

pytestmark = pytest.mark.django_db
LIST = "/kk/academy/certificates/"


@pytest.fixture
def foreign(completion: Completion) -> Certificate:
    """A certificate of another academy."""
    record = Completion.objects.create(
        enrolment=EnrolmentFactory(), page_id=completion.page_id, kind="module", evidence="server"
    )
    certificates.issue({"completion": record.pk})
    return record.certificates.get()


def shown(client: Any, query: str = "") -> str:
    return client.get(f"{LIST}{query}").content.decode()


def test_a_manager_finds_a_certificate_by_name_number_and_state(
    signed_in: Any, certificate: Certificate
) -> None:
    manager = signed_in("manager")
    for query in ("", "?search=сәрсен", f"?search={certificate.number}", "?state=valid"):
        assert certificate.number in shown(manager, query)
    for query in ("?search=Иванов", "?state=revoked", "?state=expired", "?state=replaced"):
        assert certificate.number not in shown(manager, query)


def test_a_manager_revokes_with_a_reason(signed_in: Any, certificate: Certificate) -> None:
    manager = signed_in("manager")
    path = f"{LIST}{certificate.pk}/"
    assert manager.post(path, {"because": ""}).status_code == 400
    manager.post(path, {"because": "Бөтен жауаптар"})
    assert "Бөтен жауаптар" in manager.get(path).content.decode()
    assert certificate.number in shown(manager, "?state=revoked")
    assert certificate.number not in shown(manager, "?state=valid")


def test_a_manager_issues_anew(signed_in: Any, certificate: Certificate) -> None:
    manager = signed_in("manager")
    path = f"{LIST}{certificate.pk}/"
    response = manager.post(path, {"because": "Аты-жөні түзетілді", "replace": "1"}, follow=True)
    new = Certificate.objects.get(replaces=certificate)
    assert new.number in response.content.decode()
    assert certificate.number in shown(manager, "?state=replaced")
    # The same form sent again, from a page that is not up to date.
    manager.post(path, {"because": "Тағы", "replace": "1"})
    assert Certificate.objects.count() == 2


def test_certificates_of_another_academy_are_not_found(
    signed_in: Any, foreign: Certificate
) -> None:
    manager = signed_in("manager")
    assert foreign.number not in shown(manager)
    for path in (f"{LIST}{foreign.pk}/", f"{LIST}{foreign.pk}/kk.pdf"):
        assert manager.get(path).status_code == 404
    assert manager.post(f"{LIST}{foreign.pk}/", {"because": "x"}).status_code == 404
    assert Certificate.objects.standing().count() == 1


@pytest.mark.parametrize("name", ["cadet", "tutor", "observer", "author"])
def test_nobody_else_sees_the_list(signed_in: Any, certificate: Certificate, name: str) -> None:
    assert signed_in(name).get(LIST).status_code == 403


def test_the_list_costs_the_same_for_many(
    signed_in: Any, completion: Completion, django_assert_max_num_queries: Any
) -> None:
    academy = Academy.objects.get(code="karaganda")
    for enrolment in EnrolmentFactory.create_batch(40, academy=academy):
        record = Completion.objects.create(
            enrolment=enrolment, page_id=completion.page_id, kind="module", evidence="server"
        )
        certificates.issue({"completion": record.pk})
    manager = signed_in("manager")
    manager.get(LIST)
    with django_assert_max_num_queries(8):
        page = shown(manager)
    assert page.count("Тұлға") >= 40
