"""One person on screen: changed, enrolled, moved, released, joined with a double."""

from typing import Any

import pytest

from courses.models import (
    Academy,
    Assignment,
    Cohort,
    Enrolment,
    LearnerProfile,
    Membership,
)
from courses.services import enrolling
from qalqan.accounts.enums import Role
from qalqan.accounts.models import OneTimeSlip, User
from qalqan.accounts.services.roles import grant
from qalqan.common.models import AuditRow
from tests.courses.people.screens import PEOPLE, given, text_of
from tests.factories import CohortFactory, LearnerProfileFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_a_change_of_name_is_in_the_audit_chain_without_the_name(staff: Any, cadet: User) -> None:
    cells = given(last_name="Жаңаұлы", email=cadet.email or "")
    assert staff.post(f"{PEOPLE}{cadet.pk}/change/", cells).status_code == 302
    cadet.refresh_from_db()
    assert cadet.last_name == "Жаңаұлы"
    row = AuditRow.objects.get(action="person.renamed")
    assert row.subject == f"person:{cadet.pk}"
    assert row.data == {}


def test_what_is_saved_unchanged_stays_as_it_was(staff: Any, cadet: User) -> None:
    url = f"{PEOPLE}{cadet.pk}/change/"
    before = LearnerProfile.objects.filter(user=cadet).values().get()
    form = staff.get(url).context["form"]
    shown = {field.html_name: field.value() for field in form}
    staff.post(url, {name: "" if value is None else value for name, value in shown.items()})
    assert LearnerProfile.objects.filter(user=cadet).values().get() == before


def test_accounts_with_a_role_are_changed_by_nobody_here(staff: Any, cadet: User) -> None:
    grant(cadet, Role.AUTHOR)
    assert staff.post(f"{PEOPLE}{cadet.pk}/change/", given()).status_code == 400
    assert staff.post(f"{PEOPLE}{cadet.pk}/slip/").status_code == 404
    assert not OneTimeSlip.objects.exists()
    cadet.refresh_from_db()
    assert cadet.last_name == "Сәрсенов"


def test_a_person_is_enrolled_moved_and_taken_off_by_hand(
    staff: Any, cadet: User, academy: Academy
) -> None:
    cohort = CohortFactory(academy=academy, name="2026-5")
    origin = Cohort.objects.get(name="2026-1")
    move = {"move-origin": str(origin.pk), "move-to": str(cohort.pk)}
    assert staff.post(f"{PEOPLE}{cadet.pk}/move/", move).status_code == 302
    assert Membership.objects.standing().get(learner=cadet).cohort == cohort
    assert staff.post(f"{PEOPLE}{cadet.pk}/leave/{cohort.pk}/").status_code == 302
    assert not Membership.objects.standing().filter(learner=cadet).exists()
    course = Enrolment.objects.get(learner=cadet).course
    asked = {"enrol-course": str(course.pk), "enrol-due_on": "2026-12-31"}
    assert staff.post(f"{PEOPLE}{cadet.pk}/enrol/", asked).status_code == 302
    assert str(Enrolment.objects.open().get(learner=cadet).due_on) == "2026-12-31"


def test_a_person_is_released_and_taken_in_elsewhere_with_what_was_begun(
    staff: Any, cadet: User
) -> None:
    begun = Enrolment.objects.get(learner=cadet)
    url = f"{PEOPLE}{cadet.pk}/release/"
    assert staff.get(url).status_code == 200
    assert staff.post(url).status_code == 302
    assert staff.get(f"{PEOPLE}{cadet.pk}/").status_code == 404
    elsewhere = CohortFactory(name="elsewhere")
    Assignment.objects.create(cohort=elsewhere, course=begun.course)
    enrolling.join(elsewhere, cadet)
    taken = Enrolment.objects.get(learner=cadet)
    assert (taken.registration, taken.cohort) == (begun.registration, elsewhere)
    assert (taken.academy, taken.department) == (elsewhere.academy, None)
    assert LearnerProfile.objects.get(user=cadet).academy == elsewhere.academy


def test_nobody_is_moved_into_a_cohort_of_others(staff: Any, cadet: User) -> None:
    move = {"move-origin": "", "move-to": str(CohortFactory().pk)}
    assert staff.post(f"{PEOPLE}{cadet.pk}/move/", move).status_code == 400


def test_a_merge_is_looked_at_before_it_is_made(staff: Any, cadet: User, academy: Academy) -> None:
    double = LearnerProfileFactory(
        academy=academy, user=UserFactory(last_name=cadet.last_name, first_name=cadet.first_name)
    ).user
    assert double.email in text_of(staff.get(f"{PEOPLE}{cadet.pk}/"))
    url = f"{PEOPLE}{cadet.pk}/merge/"
    looked = staff.post(url, {"other": double.email})
    double.refresh_from_db()
    assert looked.status_code == 200
    assert double.merged_into is None
    assert staff.post(url, {"other": double.email, "confirm": "1"}).status_code == 302
    double.refresh_from_db()
    assert double.merged_into == cadet


def test_who_is_in_no_cohort_is_added_to_one(staff: Any, cadet: User, academy: Academy) -> None:
    cohort = CohortFactory(academy=academy, name="2026-5")
    url = f"{PEOPLE}{cadet.pk}/join/"
    assert staff.post(url, {"join-cohort": str(CohortFactory().pk)}).status_code == 400
    assert staff.post(url, {"join-cohort": str(cohort.pk)}).status_code == 302
    assert Membership.objects.standing().filter(learner=cadet, cohort=cohort).exists()


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_day_of_another_century_is_no_due_date(staff: Any, cadet: User, day: str) -> None:
    course = Enrolment.objects.get(learner=cadet).course
    asked = {"enrol-course": str(course.pk), "enrol-due_on": day}
    assert staff.post(f"{PEOPLE}{cadet.pk}/enrol/", asked).status_code == 400
