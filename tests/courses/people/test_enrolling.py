"""Enrol, join, leave, move: nothing doubled, nothing lost."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from courses.enums import CompletionKind
from courses.models import (
    Assignment,
    Cohort,
    Completion,
    CoursePage,
    Department,
    Enrolment,
    LearnerProfile,
    Membership,
)
from courses.services import enrolling
from qalqan.accounts.models import User
from tests.factories import AcademyFactory, CohortFactory, LearnerProfileFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def course() -> CoursePage:
    return CoursePage.objects.get(slug="police")


@pytest.fixture
def cohort(course: CoursePage) -> Cohort:
    cohort = CohortFactory()
    Assignment.objects.create(cohort=cohort, course=course, due_on="2026-12-20")
    return cohort


def complete(enrolment: Enrolment) -> None:
    Completion.objects.create(
        enrolment=enrolment, page_id=enrolment.course_id, kind=CompletionKind.COURSE
    )


def test_who_joins_is_enrolled_in_what_the_cohort_takes(cohort: Cohort) -> None:
    learner = UserFactory()
    enrolling.join(cohort, learner)
    enrolment = Enrolment.objects.get(learner=learner)
    assert (enrolment.cohort, str(enrolment.due_on)) == (cohort, "2026-12-20")
    assert learner.learner_profile.academy == cohort.academy


def test_joining_twice_changes_nothing(cohort: Cohort) -> None:
    learner = UserFactory()
    assert enrolling.join(cohort, learner) == enrolling.join(cohort, learner)
    assert Enrolment.objects.filter(learner=learner).count() == 1


def test_an_enrolment_keeps_where_its_learner_belonged_then(course: CoursePage) -> None:
    profile = LearnerProfileFactory(academy=AcademyFactory())
    profile.department = Department.objects.create(academy=profile.academy, code="d", name="D")
    profile.save()
    enrolment = enrolling.enrol(profile.user, course)
    LearnerProfile.objects.update(department=None)
    enrolment.refresh_from_db()
    assert enrolment.department is not None
    assert enrolment.academy == profile.academy


def test_a_record_names_no_department_of_another_academy(cohort: Cohort) -> None:
    profile = LearnerProfileFactory(academy=AcademyFactory())
    profile.department = Department.objects.create(academy=profile.academy, code="d", name="D")
    profile.save()
    enrolling.join(cohort, profile.user)
    enrolment = Enrolment.objects.get(learner=profile.user)
    assert (enrolment.academy, enrolment.department) == (cohort.academy, None)


def test_there_is_one_open_enrolment_whoever_enrols(cohort: Cohort, course: CoursePage) -> None:
    learner = UserFactory()
    first = enrolling.enrol(learner, course)
    assert enrolling.enrol(learner, course) == first
    enrolling.join(cohort, learner)
    first.refresh_from_db()
    assert first.cohort == cohort
    assert Enrolment.objects.filter(learner=learner).count() == 1


def test_a_completed_course_is_taken_again_in_a_new_cohort_alone(
    cohort: Cohort, course: CoursePage
) -> None:
    learner = UserFactory()
    enrolling.join(cohort, learner)
    complete(Enrolment.objects.get(learner=learner))
    enrolling.join_all(cohort, [learner.pk])
    assert Enrolment.objects.filter(learner=learner).count() == 1
    later = CohortFactory(academy=cohort.academy, name="2027-1")
    Assignment.objects.create(cohort=later, course=course)
    enrolling.join(later, learner)
    complete(Enrolment.objects.open().get(learner=learner))
    enrolling.join_all(cohort, [learner.pk])
    assert Enrolment.objects.filter(learner=learner).count() == 2
    assert Enrolment.objects.open().get(learner=learner).cohort == later


def test_a_completed_course_is_taken_again_by_hand(course: CoursePage) -> None:
    learner = UserFactory()
    first = enrolling.enrol(learner, course)
    complete(first)
    assert enrolling.enrol(learner, course) == first
    second = enrolling.enrol(learner, course, again=True)
    assert second.registration != first.registration
    assert Completion.objects.standing().filter(enrolment=first).exists()


def test_who_leaves_and_comes_back_goes_on_where_they_left(cohort: Cohort) -> None:
    learner = UserFactory()
    enrolling.join(cohort, learner)
    begun = Enrolment.objects.get(learner=learner)
    enrolling.leave(cohort, learner)
    assert not Enrolment.objects.open().filter(learner=learner).exists()
    enrolling.join(cohort, learner)
    assert Enrolment.objects.open().get(learner=learner) == begun


def test_a_move_takes_what_was_begun_along(cohort: Cohort, course: CoursePage) -> None:
    learner = UserFactory()
    enrolling.join(cohort, learner)
    begun = Enrolment.objects.get(learner=learner)
    other = CohortFactory(name="elsewhere")
    Assignment.objects.create(cohort=other, course=course, due_on="2027-02-01")
    enrolling.move(learner, origin=cohort, to=other)
    moved = Enrolment.objects.get(learner=learner)
    assert moved.registration == begun.registration
    assert (moved.cohort, moved.academy) == (other, other.academy)
    assert str(moved.due_on) == "2027-02-01"
    learner.refresh_from_db()
    assert LearnerProfile.objects.get(user=learner).academy == other.academy
    assert Membership.objects.standing().get(learner=learner).cohort == other


def test_what_was_completed_stays_with_the_academy_that_taught_it(cohort: Cohort) -> None:
    learner = UserFactory()
    enrolling.join(cohort, learner)
    complete(Enrolment.objects.get(learner=learner))
    enrolling.move(learner, origin=cohort, to=CohortFactory(name="elsewhere"))
    assert Enrolment.objects.get(learner=learner).cohort == cohort


def test_many_cost_hardly_more_statements_than_few(cohort: Cohort) -> None:
    def statements(count: int) -> int:
        people: list[User] = UserFactory.create_batch(count)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            enrolling.join_all(cohort, [person.pk for person in people])
        return len(queries)

    assert statements(90) - statements(10) < 10
