"""Who was at a session: recorded once, taken back and not deleted, closed and corrected."""

import pytest

from assessments.enums import Evidence
from courses.enums import CorrectionReason
from courses.models import (
    Assignment,
    Attendance,
    Cohort,
    Completion,
    CoursePage,
    Enrolment,
    LearnerProfile,
    ModulePage,
    Session,
)
from courses.services import enrolling, sessions
from qalqan.accounts.models import User
from qalqan.common.models import AuditRow
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def there(session: Session) -> set[int]:
    return set(session.attendances.standing().values_list("learner", flat=True))


def test_to_record_twice_is_to_record_once(session: Session, cadet: User, tutor: User) -> None:
    first = sessions.record(session, cadet, evidence=Evidence.ATTENDED, by=tutor)
    assert sessions.record(session, cadet, evidence=Evidence.ATTENDED, by=tutor) == first
    assert AuditRow.objects.filter(action="attendance.recorded").count() == 1


def test_a_record_keeps_where_the_learner_belonged(session: Session, cadet: User) -> None:
    attendance = sessions.record(session, cadet, evidence=Evidence.PAPER, passed=True)
    LearnerProfile.objects.filter(user=cadet).update(department=None, audience=None)
    attendance.refresh_from_db()
    assert attendance.academy == session.academy
    assert attendance.department is not None
    assert attendance.audience is not None
    assert attendance.passed


def test_a_stranger_gets_on_no_list(session: Session, tutor: User) -> None:
    with pytest.raises(sessions.SessionError) as refused:
        sessions.record(session, UserFactory(), evidence=Evidence.ATTENDED, by=tutor)
    assert refused.value.code == "not_a_member"


def test_who_left_the_cohort_since_can_still_be_recorded(session: Session, cadet: User) -> None:
    enrolling.leave(session.cohort, cadet)
    sessions.record(session, cadet, evidence=Evidence.ATTENDED)
    assert there(session) == {cadet.pk}


def test_what_is_taken_back_stays_in_the_records(
    session: Session, cadet: User, tutor: User
) -> None:
    attendance = sessions.record(session, cadet, evidence=Evidence.ATTENDED, by=tutor)
    sessions.withdraw(attendance, by=tutor)
    assert not there(session)
    assert Attendance.objects.get().withdrawn_at
    row = AuditRow.objects.get(action="attendance.withdrawn")
    assert (row.actor, row.data["people"]) == (tutor.pk, [cadet.pk])
    sessions.record(session, cadet, evidence=Evidence.ATTENDED, by=tutor)
    assert Attendance.objects.count() == 2


def test_a_saved_list_leaves_alone_who_checked_in_meanwhile(
    session: Session, cadet: User, others: list[User], tutor: User
) -> None:
    shown = [others[0].pk]
    sessions.correct_list(session, present=shown, shown=[], by=tutor)
    sessions.record(session, cadet, evidence=Evidence.ATTENDED, by=cadet)
    sessions.correct_list(session, present=[others[1].pk], shown=shown, by=tutor)
    assert there(session) == {cadet.pk, others[1].pk}


def test_a_closed_list_takes_nobody_but_from_a_manager_who_says_why(
    session: Session, cadet: User, tutor: User, manager: User
) -> None:
    sessions.close_list(session, by=tutor)
    sessions.close_list(session, by=manager)
    session.refresh_from_db()
    assert session.list_closed_by == tutor
    assert AuditRow.objects.filter(action="attendance.closed").count() == 1
    why = CorrectionReason.FORGOTTEN
    for by, reason in ((cadet, None), (tutor, why), (manager, None)):
        with pytest.raises(sessions.SessionError) as refused:
            sessions.record(session, cadet, evidence=Evidence.ATTENDED, by=by, reason=reason)
        assert refused.value.code == "list_closed"
    sessions.record(session, cadet, evidence=Evidence.ATTENDED, by=manager, reason=why)
    assert AuditRow.objects.get(action="attendance.recorded").data["reason"] == "forgotten"


def test_a_course_follows_the_hours_that_were_attended(
    session: Session, cadet: User, tutor: User, cohort: Cohort
) -> None:
    course = CoursePage.objects.get(slug="police")
    Enrolment.objects.filter(learner=cadet, course=course).update(cohort=cohort)
    Assignment.objects.create(cohort=cohort, course=course, hours_in_person=2)
    enrolment = Enrolment.objects.get(learner=cadet, course=course)
    for module in ModulePage.objects.child_of(course).live():
        Completion.objects.create(enrolment=enrolment, page=module, kind="module")
    attendance = sessions.record(session, cadet, evidence=Evidence.ATTENDED, by=tutor)
    courses = Completion.objects.standing().filter(kind="course")
    assert courses.count() == 1
    sessions.withdraw(attendance, by=tutor)
    assert not courses.all().exists()
