"""Cohorts on screen: made, given courses and trainers, their hours counted."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from courses.models import (
    Academy,
    Assignment,
    Cohort,
    CoursePage,
    Enrolment,
    LearnerProfile,
    ModulePage,
    Session,
)
from qalqan.accounts.enums import Role
from qalqan.accounts.models import User
from tests.courses.sessions.conftest import text_of
from tests.factories import (
    AcademyFactory,
    CohortFactory,
    LearnerProfileFactory,
    SessionFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
COHORTS = "/kk/academy/cohorts/"


@pytest.fixture
def course() -> CoursePage:
    return CoursePage.objects.get(slug="police")


def test_a_manager_makes_a_cohort_of_72_hours_in_12_days(
    manager_client: Any, academy: Academy
) -> None:
    form = {"academy": academy.pk, "name": "2027-1", "planned_hours": "72", "planned_days": "12"}
    made = manager_client.post(f"{COHORTS}new/", form)
    cohort = Cohort.objects.get(name="2027-1")
    assert made["Location"].endswith(f"/{cohort.pk}/")
    assert "72" in text_of(manager_client.get(made["Location"]))
    assert manager_client.post(f"{COHORTS}new/", form).status_code == 400


def test_no_cohort_is_made_at_another_academy_or_ends_before_it_starts(
    manager_client: Any, academy: Academy
) -> None:
    other = CohortFactory().academy
    form = {"academy": other.pk, "name": "X"}
    assert manager_client.post(f"{COHORTS}new/", form).status_code == 400
    form = {"academy": academy.pk, "name": "X", "starts_on": "2026-12-02", "ends_on": "2026-12-01"}
    assert manager_client.post(f"{COHORTS}new/", form).status_code == 400
    assert not Cohort.objects.filter(name="X").exists()


def test_an_assigned_course_enrols_the_members_and_dates_what_they_take(
    manager_client: Any, cohort: Cohort, cadet: User, others: list[User], course: CoursePage
) -> None:
    form = {"course": course.pk, "due_on": "2026-12-20", "hours_in_person": "0"}
    manager_client.post(f"{COHORTS}{cohort.pk}/courses/new/", form)
    taken = Enrolment.objects.open().filter(course=course, cohort=cohort)
    assert {one.learner_id for one in taken} >= {one.pk for one in others}
    assert {str(one.due_on) for one in taken} == {"2026-12-20"}
    assignment = Assignment.objects.get(cohort=cohort)
    module = ModulePage.objects.child_of(course).first()
    form = {"modules": [module.pk], "due_on": "2027-01-10", "hours_in_person": "12"}
    manager_client.post(f"{COHORTS}{cohort.pk}/courses/{assignment.pk}/", form)
    assert list(assignment.modules.all()) == [module]
    assert {str(one.due_on) for one in taken.all()} == {"2027-01-10"}
    before = taken.count()
    manager_client.post(f"{COHORTS}{cohort.pk}/courses/{assignment.pk}/", {"remove": "1"})
    assert not Assignment.objects.exists()
    assert taken.filter(due_on=None).count() == before


def test_a_guest_of_an_ngo_gets_the_role_and_needs_a_last_day(
    manager_client: Any, cohort: Cohort, person: Any
) -> None:
    guest = person("teacher")
    form = {"kind": "guest", "name": "О. Ковалёва", "organisation": "ҮЕҰ", "account": guest.email}
    url = f"{COHORTS}{cohort.pk}/trainers/new/"
    assert manager_client.post(url, form).status_code == 400
    unknown = {**form, "account": "nobody@tests.example", "sees_until": "2026-12-31"}
    assert manager_client.post(url, unknown).status_code == 400
    assert not cohort.trainers.exists()
    manager_client.post(url, {**form, "sees_until": "2026-12-31"})
    assert cohort.trainers.get().user == guest
    assert guest.groups.filter(name=Role.GUEST_TRAINER.value).exists()
    assert manager_client.post(url, {**form, "sees_until": "2026-12-31"}).status_code == 400
    manager_client.post(f"{COHORTS}{cohort.pk}/trainers/{cohort.trainers.get().pk}/", {"remove": 1})
    assert not cohort.trainers.exists()
    # Nothing else is taught by them: the role goes with the last cohort.
    assert not guest.groups.exists()


def test_hours_held_stand_beside_hours_planned(manager_client: Any, session: Session) -> None:
    SessionFactory(academy=session.academy, cohort=session.cohort, academic_hours="6.5")
    page = text_of(manager_client.get(f"{COHORTS}{session.cohort_id}/"))
    assert 'value="8.5" max="72"' in page
    assert session.title in page


def test_a_tutor_reads_and_changes_nothing(tutor_client: Any, cohort: Cohort) -> None:
    page = f"{COHORTS}{cohort.pk}/"
    assert "Сәрсенов" in text_of(tutor_client.get(page))
    for tail in ("change/", "courses/new/", "trainers/new/"):
        assert tutor_client.get(f"{page}{tail}").status_code == 404
    assert tutor_client.get(f"{COHORTS}new/").status_code == 404


@pytest.mark.parametrize("tail", ["", "change/", "courses/new/", "courses/1/", "trainers/new/"])
def test_cohorts_of_another_academy_do_not_exist(manager_client: Any, tail: str) -> None:
    assert manager_client.get(f"{COHORTS}{CohortFactory().pk}/{tail}").status_code == 404


@pytest.mark.parametrize("name", ["cadet", "observer", "region", "auditor", "author"])
def test_others_see_no_cohorts(signed_in: Any, name: str, cohort: Cohort) -> None:
    assert signed_in(name).get(COHORTS).status_code == 403
    assert signed_in(name).get(f"{COHORTS}{cohort.pk}/").status_code == 403


def test_a_longer_list_costs_no_more_statements(manager_client: Any, cohort: Cohort) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as queries:
            manager_client.get(COHORTS)
        return len(queries)

    statements()
    before = statements()
    for place in range(5):
        CohortFactory(academy=cohort.academy, name=f"2027-{place}")
    assert statements() == before <= 11


def test_a_member_who_left_for_another_academy_is_listed_and_leads_nowhere(
    manager_client: Any, cohort: Cohort, cadet: User, others: list[User]
) -> None:
    LearnerProfile.objects.filter(user=cadet).update(academy=AcademyFactory())
    page = text_of(manager_client.get(f"{COHORTS}{cohort.pk}/"))
    assert str(cadet) in page
    links = manager_client.get(f"{COHORTS}{cohort.pk}/").content.decode()
    assert f"/academy/people/{cadet.pk}/" not in links
    assert f"/academy/people/{others[0].pk}/" in links


def test_a_learner_of_another_academy_is_as_unknown_as_nobody(
    manager_client: Any, cohort: Cohort
) -> None:
    stranger = LearnerProfileFactory(academy=AcademyFactory(), user=UserFactory()).user
    address = f"{COHORTS}{cohort.pk}/trainers/new/"
    form = {"kind": "guest", "name": "О. Ковалёва", "sees_until": "2026-12-31"}
    answers = [
        manager_client.post(address, {**form, "account": account})
        for account in (stranger.email, "nobody@demo.example")
    ]
    assert [one.status_code for one in answers] == [400, 400]
    assert not stranger.groups.exists()
