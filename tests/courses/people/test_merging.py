"""A doubled account: joined without losing a result, and provably so."""

from typing import Any

import pytest
from django.utils import timezone

from assessments.models import Attempt
from assessments.services import proof
from courses.enums import CertificateState, CompletionKind, TrainingForm
from courses.models import (
    Attendance,
    Certificate,
    Completion,
    Enrolment,
    LearnerProfile,
    LessonPage,
    Membership,
    Note,
    Session,
)
from courses.services import enrolling
from courses.services.people import merging
from courses.services.people.errors import PeopleError
from qalqan.accounts.enums import Role
from qalqan.accounts.models import OneTimeSlip, User
from qalqan.accounts.services import slips
from qalqan.accounts.services.roles import grant
from qalqan.common.models import Audience, AuditRow
from tests.assessments import taking
from tests.courses.lists.files import csv_of, learners
from tests.factories import (
    AcademyFactory,
    CohortFactory,
    LearnerProfileFactory,
    UserFactory,
    make_assessment,
    make_item,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def double(cadet: User) -> User:
    """The cadet's second account, by code and later."""
    enrolment = Enrolment.objects.get(learner=cadet)
    account = UserFactory(by_code=True, last_name=cadet.last_name, first_name=cadet.first_name)
    LearnerProfileFactory(user=account, academy=enrolment.academy, service_number="KZ 7")
    enrolling.enrol(account, enrolment.course)
    return account


@pytest.fixture
def session() -> Session:
    return Session.objects.create(
        academy=AcademyFactory(),
        title="Seminar",
        form=TrainingForm.SEMINAR,
        starts_at=timezone.now(),
        ends_at=timezone.now(),
        academic_hours=8,
    )


def _taken(assessment: Any, learner: User) -> Attempt:
    enrolment = Enrolment.objects.get(learner=learner)
    attempt = taking.begin(assessment, learner, registration=enrolment.registration)
    taking.answer_right(attempt)
    return taking.finish(attempt)


def joined(kept: User, dropped: User, **options: Any) -> User:
    merging.merge(kept, dropped, **options)
    kept.refresh_from_db()
    dropped.refresh_from_db()
    return kept


def test_results_of_both_are_the_kept_accounts_and_still_proved(
    cadet: User, double: User, manager: User
) -> None:
    assessment = make_assessment("merging", [make_item("m1")])
    attempts = [_taken(assessment, person) for person in (cadet, double)]
    joined(cadet, double, by=manager)
    assert set(Attempt.objects.values_list("learner", flat=True)) == {cadet.pk}
    assert len(attempts) == Attempt.objects.count()
    assert proof.prove().broken == []


def test_of_two_open_enrolments_the_older_is_closed_and_keeps_what_was_done(
    cadet: User, double: User
) -> None:
    older = Enrolment.objects.get(learner=cadet)
    Completion.objects.create(enrolment=older, page_id=older.course_id, kind=CompletionKind.COURSE)
    assert merging.plan(cadet, double).closing == [older]
    newer = Enrolment.objects.get(learner=double)
    joined(cadet, double)
    assert Enrolment.objects.open().get(learner=cadet) == newer
    assert Completion.objects.standing().get().enrolment.learner == cadet


def test_nobody_signs_in_to_the_dropped_account(cadet: User, double: User) -> None:
    code = double.sign_in_code
    joined(cadet, double)
    assert not double.is_active
    assert double.merged_into == cadet
    assert cadet.sign_in_code == code
    assert cadet.email


def test_the_kept_account_learns_what_only_the_other_knew(cadet: User, double: User) -> None:
    joined(cadet, double)
    profile = LearnerProfile.objects.get(user=cadet)
    assert profile.service_number == "KZ 7"
    assert not LearnerProfile.objects.filter(user=double).exists()


def test_memberships_and_notes_of_both_are_kept(cadet: User, double: User) -> None:
    cohort = CohortFactory(name="both")
    for person in (cadet, double):
        enrolling.join(cohort, person)
        lesson = LessonPage.objects.first()
        Note.objects.create(learner=person, lesson=lesson, text=f"of {person.pk}")
    joined(cadet, double)
    assert Membership.objects.standing().filter(cohort=cohort).count() == 1
    assert Note.objects.get().text == f"of {cadet.pk}\n\nof {double.pk}"


def test_of_two_attendances_the_one_that_says_more_stands(
    cadet: User, double: User, session: Any
) -> None:
    for person, passed in ((cadet, None), (double, True)):
        Attendance.objects.create(session=session, learner=person, evidence="paper", passed=passed)
    joined(cadet, double)
    standing = Attendance.objects.standing().get()
    assert (standing.learner, standing.passed) == (cadet, True)
    assert Attendance.objects.count() == 2


def test_accounts_that_open_more_than_learning_are_left_to_administrators(
    cadet: User, double: User
) -> None:
    grant(double, Role.AUTHOR)
    with pytest.raises(PeopleError) as caught:
        merging.merge(cadet, double)
    assert caught.value.code == "has_role"


def test_an_account_is_merged_once_and_not_with_itself(cadet: User, double: User) -> None:
    with pytest.raises(PeopleError):
        merging.merge(cadet, cadet)
    joined(cadet, double)
    with pytest.raises(PeopleError):
        merging.merge(cadet, double)


def test_a_list_finds_the_kept_account_by_the_dropped_ones_address(cadet: User) -> None:
    academy = LearnerProfile.objects.get(user=cadet).academy or AcademyFactory()
    second = UserFactory(last_name=cadet.last_name, email="second@tests.example")
    joined(cadet, second)
    row = (cadet.last_name, cadet.first_name, "second@tests.example")
    done = learners(csv_of(("last_name", "first_name", "email"), row), academy)
    assert done.lines[0].user == cadet


def test_hours_of_a_course_completed_in_both_accounts_count_once(cadet: User, double: User) -> None:
    both = [Enrolment.objects.get(learner=person) for person in (cadet, double)]
    for enrolment in both:
        Completion.objects.create(
            enrolment=enrolment, page_id=enrolment.course_id, kind=CompletionKind.COURSE
        )
    certificate = Certificate.objects.create(
        completion=both[1].completions.get(),
        number="KZ-1",
        code="kz1",
        language="kk",
        academic_hours=8,
        completed_on=timezone.localdate(),
    )
    joined(cadet, double)
    certificate.refresh_from_db()
    assert not Enrolment.objects.open().exclude(pk=both[1].pk).filter(learner=cadet).exists()
    assert Completion.objects.standing().get().enrolment == both[1]
    assert certificate.state == CertificateState.VALID
    assert AuditRow.objects.filter(action="completion.withdrawn").count() == 1


def test_results_that_managers_do_not_see_stay_with_their_owners_key(
    cadet: User, double: User
) -> None:
    Audience.objects.update(scores_are_private=True)
    User.objects.filter(pk=cadet.pk).update(last_login=timezone.now())
    with pytest.raises(PeopleError) as caught:
        merging.merge(double, cadet)
    assert caught.value.code == "private_results"
    assert joined(cadet, double).is_active


def test_no_slip_from_before_opens_the_joined_account(
    cadet: User, double: User, manager: User
) -> None:
    slips.issue(cadet, by=manager)
    joined(cadet, double)
    assert not OneTimeSlip.objects.usable().exists()


def test_a_password_that_another_may_have_chosen_opens_no_joined_account(
    cadet: User, double: User
) -> None:
    """A manager could make an account, keep its password, and merge into it one that is used."""
    double.set_password("chosen by a manager")
    double.save()
    User.objects.filter(pk=cadet.pk).update(last_login=timezone.now())
    cadet.refresh_from_db()
    joined(double, cadet)
    double.refresh_from_db()
    assert not double.has_usable_password()


def test_a_double_that_nobody_used_costs_nobody_their_password(cadet: User, double: User) -> None:
    joined(cadet, double)
    cadet.refresh_from_db()
    assert cadet.has_usable_password()
