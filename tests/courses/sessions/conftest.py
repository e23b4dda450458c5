"""A cohort of the demo's academy with three members, and a session of today."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from courses.models import Academy, Cohort, Session
from courses.services import enrolling
from qalqan.accounts.models import User
from tests.factories import CohortFactory, LearnerProfileFactory, SessionFactory, UserFactory


@pytest.fixture
def cohort(academy: Academy, cadet: User) -> Cohort:
    cohort = CohortFactory(academy=academy, name="72/12", planned_hours=72, planned_days=12)
    enrolling.join(cohort, cadet)
    for _place in range(2):
        profile = LearnerProfileFactory(academy=academy, user=UserFactory(by_code=True))
        enrolling.join(cohort, profile.user)
    return cohort


@pytest.fixture
def others(cohort: Cohort, cadet: User) -> list[User]:
    return list(User.objects.filter(memberships__cohort=cohort).exclude(pk=cadet.pk))


@pytest.fixture
def session(cohort: Cohort) -> Session:
    now = timezone.now()
    return SessionFactory(
        academy=cohort.academy,
        cohort=cohort,
        starts_at=now,
        ends_at=now + timedelta(hours=2),
        academic_hours=Decimal(2),
    )


@pytest.fixture
def tutor(person: Callable[[str], User]) -> User:
    return person("tutor")


@pytest.fixture
def tutor_client(signed_in: Any) -> Any:
    return signed_in("tutor")


@pytest.fixture
def manager_client(signed_in: Any) -> Any:
    return signed_in("manager")


def text_of(page: Any) -> str:
    return str(page.content.decode())
