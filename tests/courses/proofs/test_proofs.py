"""Completions and certificates are proved by the chain, whatever may become of them."""

from typing import Any

import pytest

from assessments.services.proof import prove
from courses.models import Certificate
from courses.services.certificates import revoking
from courses.services.completion import recording
from courses.services.people import merging
from courses.services.proofs import completions
from qalqan.accounts.models import User
from qalqan.accounts.services.erasure import erase_person
from qalqan.common.models import AuditRow
from tests.factories import UserFactory
from tests.faults.tampering import RECORDS, certified, undetected

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def deliver_here(settings: Any) -> None:
    settings.REDIS_URL = ""


@pytest.fixture
def person() -> User:
    found: User = UserFactory(last_name="Омаров", first_name="Ерлан")
    return found


@pytest.fixture
def certificate(person: User) -> Certificate:
    return certified(person)


def test_what_was_recorded_stands(certificate: Certificate) -> None:
    assert prove().broken == []


def test_a_revoked_certificate_and_a_withdrawn_completion_stand(certificate: Certificate) -> None:
    recording.withdraw([certificate.completion], because="A corrected outcome")
    certificate.refresh_from_db()
    assert certificate.revoked_at
    assert prove().broken == []


def test_a_completion_that_is_earned_again_stands(certificate: Certificate) -> None:
    completion = certificate.completion
    recording.withdraw([completion], because="A corrected outcome")
    module = completion.page.specific
    assert recording.record_module(completion.enrolment, module)
    assert prove().broken == []


def test_a_certificate_in_a_corrected_name_stands(certificate: Certificate, person: User) -> None:
    User.objects.filter(pk=person.pk).update(last_name="Омарова")
    revoking.replace(certificate, because="Name", by=UserFactory())
    assert prove().broken == []


def test_an_account_that_was_joined_with_another_keeps_its_records(
    certificate: Certificate, person: User
) -> None:
    merging.merge(UserFactory(), person)
    assert prove().broken == []


def test_a_certificate_stands_without_the_name_of_an_erased_person(
    certificate: Certificate, person: User
) -> None:
    erase_person(person)
    certificate.refresh_from_db()
    assert certificate.holder_name == ""
    assert prove().broken == []


def test_the_seals_tell_no_name(certificate: Certificate) -> None:
    row = AuditRow.objects.get(action="certificate.issued", subject=f"certificate:{certificate}")
    assert row.data.keys() == {"completion", "seal", "holder"}
    assert "Омаров" not in str(row.data)


def test_what_was_recorded_before_seals_were_written_stands(certificate: Certificate) -> None:
    told = {"page": 1, "kind": "module", "attempt": None, "actor": None, "withdrawn": False}
    completion = certificate.completion
    completion.attempt = None
    told["actor"] = completion.enrolment.learner_id
    assert list(completions._faults(completion, told, {})) == []
    told["kind"] = "course"
    assert list(completions._faults(completion, told, {}))


def test_no_tampering_with_completions_and_certificates_goes_unseen(monkeypatch: Any) -> None:
    monkeypatch.setattr("tests.faults.tampering.KINDS", RECORDS)
    assert undetected(len(RECORDS)) == []
