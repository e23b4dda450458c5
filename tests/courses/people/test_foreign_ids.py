"""What a form sends may name nothing of another academy, whatever the page offered."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from courses.models import (
    Academy,
    Cohort,
    Department,
    Enrolment,
    LearnerProfile,
    Membership,
    NameRequest,
    Session,
)
from courses.services import enrolling
from qalqan.accounts.models import User
from tests.courses.people.screens import PEOPLE, given
from tests.factories import (
    AcademyFactory,
    CohortFactory,
    LearnerProfileFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
WATCHED = (Cohort, Department, Enrolment, LearnerProfile, Membership, NameRequest, Session, User)


@dataclass(frozen=True)
class Elsewhere:
    """What another academy has."""

    cohort: Cohort
    department: Department
    person: User
    wish: NameRequest


@pytest.fixture
def elsewhere() -> Elsewhere:
    academy = AcademyFactory()
    department = Department.objects.create(academy=academy, name="Бөлім")
    profile = LearnerProfileFactory(academy=academy, user=UserFactory(), department=department)
    cohort = CohortFactory(academy=academy)
    enrolling.join(cohort, profile.user)
    wish = NameRequest.objects.create(learner=profile.user, first_name="Аты", last_name="Тегі")
    return Elsewhere(cohort, department, profile.user, wish)


def everything() -> dict[str, list[Any]]:
    return {
        model.__name__: list(model._default_manager.order_by("pk").values()) for model in WATCHED
    }


Forms = Callable[[User, Cohort, Elsewhere], tuple[str, dict[str, Any]]]
FORMS: dict[str, Forms] = {
    "a new person's cohort": lambda _cadet, _own, there: (
        f"{PEOPLE}new/", given(cohort=there.cohort.pk)
    ),
    "a new person's department": lambda _cadet, _own, there: (
        f"{PEOPLE}new/", given(department=there.department.pk)
    ),
    "a person's department": lambda cadet, _own, there: (
        f"{PEOPLE}{cadet.pk}/change/", given(department=there.department.pk)
    ),
    "the cohort to join": lambda cadet, _own, there: (
        f"{PEOPLE}{cadet.pk}/join/", {"cohort": there.cohort.pk}
    ),
    "the cohort to move to": lambda cadet, own, there: (
        f"{PEOPLE}{cadet.pk}/move/", {"origin": own.pk, "to": there.cohort.pk}
    ),
    "the cohort to move from": lambda cadet, own, there: (
        f"{PEOPLE}{cadet.pk}/move/", {"origin": there.cohort.pk, "to": own.pk}
    ),
    "the account to merge with": lambda cadet, _own, there: (
        f"{PEOPLE}{cadet.pk}/merge/", {"other": there.person.email}
    ),
    "a wish for another name": lambda _cadet, _own, there: (
        f"{PEOPLE}names/", {"request": there.wish.pk, "grant": "1"}
    ),
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_an_id_of_another_academy_is_refused_and_changes_nothing(
    form: str, elsewhere: Elsewhere, staff: Any, cadet: User, academy: Academy
) -> None:
    own = Cohort.objects.filter(academy=academy).first()
    assert own is not None
    enrolling.join(own, cadet)
    before = everything()
    address, sent = FORMS[form](cadet, own, elsewhere)
    assert staff.post(address, sent).status_code in {400, 404}
    assert everything() == before
