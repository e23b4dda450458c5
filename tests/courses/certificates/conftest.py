"""A certificate of the cadet's, as the outbox issues it."""

from typing import Any

import pytest

# Its addresses are chosen once: before a test plays a public host.
import qalqan.urls  # noqa: F401
from courses.models import Certificate, Completion, Enrolment, ModulePage
from courses.services import certificates
from qalqan.accounts.models import User


@pytest.fixture(autouse=True)
def deliver_here(settings: Any) -> None:
    settings.REDIS_URL = ""


@pytest.fixture
def enrolment(cadet: User) -> Enrolment:
    return Enrolment.objects.get(learner=cadet, course__slug="police")


@pytest.fixture
def completion(enrolment: Enrolment) -> Completion:
    module = ModulePage.objects.child_of(enrolment.course).get(slug="identification")
    return Completion.objects.create(
        enrolment=enrolment, page_id=module.pk, kind="module", evidence="server"
    )


@pytest.fixture
def certificate(completion: Completion) -> Certificate:
    certificates.issue({"completion": completion.pk})
    return completion.certificates.get()
