"""The people of an academy on screen: found and added; others' are not there."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from courses.models import (
    Academy,
    Appointment,
    Cohort,
    Department,
    LearnerProfile,
    Membership,
)
from courses.services import enrolling
from qalqan.accounts.models import User
from tests.courses.people.screens import PEOPLE, given, text_of
from tests.factories import AcademyFactory, CohortFactory, LearnerProfileFactory, UserFactory

pytestmark = pytest.mark.django_db
NASTY = ["<script>alert(1)</script>", "\u202eevil", "x" * 300, "a\x00b"]


def test_people_are_found_in_any_spelling(staff: Any, academy: Academy) -> None:
    for name in ("Серікұлы", "Өмірбек"):
        LearnerProfileFactory(academy=academy, user=UserFactory(last_name=name))
    found = text_of(staff.get(PEOPLE, {"search": "серікұлы"}))
    assert "Серікұлы" in found
    assert "Өмірбек" not in found
    assert "Сәрсенов" in text_of(staff.get(PEOPLE, {"search": "CADET@demo"}))


def test_the_list_is_narrowed_by_cohort_department_and_audience(
    staff: Any, cadet: User, academy: Academy
) -> None:
    LearnerProfileFactory(academy=academy, user=UserFactory(last_name="Басқа"))
    enrolling.join(Cohort.objects.get(name="2026-1"), cadet)
    profile = LearnerProfile.objects.get(user=cadet)
    for chosen in (
        {"cohort": Cohort.objects.get(name="2026-1").pk},
        {"department": profile.department_id},
        {"audience": profile.audience_id},
    ):
        page = text_of(staff.get(PEOPLE, chosen))
        assert "Сәрсенов" in page
        assert "Басқа" not in page


def test_a_longer_list_costs_no_more_statements(staff: Any, academy: Academy) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as queries:
            staff.get(PEOPLE)
        return len(queries)

    statements()
    before = statements()
    cohort = CohortFactory(academy=academy)
    for _ in range(20):
        enrolling.join(cohort, LearnerProfileFactory(academy=academy).user)
    assert statements() <= before <= 16


def test_a_person_of_another_academy_is_not_there(staff: Any) -> None:
    other = LearnerProfileFactory(academy=AcademyFactory()).user
    assert str(other) not in text_of(staff.get(PEOPLE))
    for tail in ("", "change/", "merge/"):
        assert staff.get(f"{PEOPLE}{other.pk}/{tail}").status_code == 404
    for tail in ("enrol/", "join/", "move/", "slip/", "password/", "leave/1/"):
        assert staff.post(f"{PEOPLE}{other.pk}/{tail}").status_code == 404
    cohort = CohortFactory()
    for tail in (f"slips/{cohort.pk}/", f"invitations/{cohort.pk}/"):
        assert staff.get(PEOPLE + tail).status_code == 404


def test_the_head_of_a_department_sees_its_people_alone(
    staff: Any, manager: User, academy: Academy
) -> None:
    own, other = Department.objects.filter(academy=academy)[1:3]
    for department in (own, other):
        user = UserFactory(last_name=f"Of {department.code}")
        LearnerProfileFactory(academy=academy, department=department, user=user)
    Appointment.objects.filter(user=manager).update(department=own)
    page = text_of(staff.get(PEOPLE))
    assert f"Of {own.code}" in page
    assert f"Of {other.code}" not in page
    assert staff.get(f"{PEOPLE}new/").status_code == 404


@pytest.mark.parametrize("name", ["cadet", "tutor", "observer", "region", "author", "auditor"])
def test_people_are_for_managers(signed_in: Any, name: str) -> None:
    assert signed_in(name).get(PEOPLE).status_code == 403


def test_a_person_is_added_by_hand_into_a_cohort(staff: Any, academy: Academy) -> None:
    cohort = Cohort.objects.get(name="2026-1")
    answer = staff.post(f"{PEOPLE}new/", given(cohort=str(cohort.pk)))
    made = User.objects.get(last_name="Ким", first_name="Марина", is_demo=False)
    assert answer["Location"] == f"{PEOPLE}{made.pk}/"
    assert made.sign_in_code
    assert Membership.objects.get(learner=made).cohort == cohort
    assert LearnerProfile.objects.get(user=made).academy == academy


@pytest.mark.parametrize("nasty", NASTY)
@pytest.mark.parametrize("field", ["last_name", "first_name", "email", "service_number"])
def test_nasty_words_do_not_come_in(staff: Any, field: str, nasty: str) -> None:
    before = User.objects.count()
    answer = staff.post(f"{PEOPLE}new/", given(**{field: nasty}))
    if answer.status_code == 302:
        # A service number may be any printable text; it is shown as such.
        page = text_of(staff.get(answer["Location"]))
        assert field == "service_number"
        assert "<script>alert" not in page
    else:
        assert answer.status_code == 400
        assert User.objects.count() == before


def test_an_address_that_is_taken_is_said_at_its_field(staff: Any) -> None:
    answer = staff.post(f"{PEOPLE}new/", given(email="JUDGE@demo.example"))
    assert answer.status_code == 400
    assert 'href="#id_email"' in text_of(answer)
