"""The attendance list of a session: people come onto it, are taken off it, and it is closed.

Everything happens under the lock of the session's row, so that a list that closes and a learner
who checks in at the same moment do not miss each other.
"""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from assessments.enums import Evidence
from courses.enums import CorrectionReason, SessionProblem
from courses.models import Attendance, Membership, Session
from courses.services import completion, scope
from courses.services.people.belonging import belonging
from courses.services.sessions.errors import SessionError
from qalqan.accounts.models import User
from qalqan.common.enums import AuditAction
from qalqan.common.services import audit


def record(
    session: Session,
    learner: User,
    *,
    evidence: Evidence,
    by: User | None = None,
    passed: bool | None = None,
    reason: CorrectionReason | None = None,
) -> Attendance:
    """Put the learner on the list; a second time changes nothing. Raises SessionError."""
    record_all(session, [learner.pk], evidence=evidence, by=by, passed=passed, reason=reason)
    return Attendance.objects.standing().get(session=session, learner=learner)


@transaction.atomic
def record_all(
    session: Session,
    learners: Collection[int],
    *,
    evidence: Evidence,
    by: User | None = None,
    passed: bool | None = None,
    reason: CorrectionReason | None = None,
) -> set[int]:
    """The same for many, by id; returns those who are on the list now and were not before."""
    held = _held(session, by, reason)
    there = held.attendances.standing().filter(learner__in=learners)
    new = set(learners) - set(there.values_list("learner", flat=True))
    # Also who has left the cohort since: they may have been there.
    members = Membership.objects.filter(cohort=held.cohort_id, learner__in=new)
    if new - set(members.values_list("learner", flat=True)):
        raise SessionError(SessionProblem.NOT_A_MEMBER)
    where = belonging(new, at=held.academy)
    Attendance.objects.bulk_create(
        Attendance(
            session=held,
            learner_id=pk,
            evidence=evidence,
            passed=passed,
            recorded_by=by,
            **where[pk],
        )
        for pk in sorted(new)
    )
    _tell(AuditAction.ATTENDANCE_RECORDED, held, new, by, reason)
    return new


def withdraw(attendance: Attendance, *, by: User, reason: CorrectionReason | None = None) -> None:
    """Take a person off the list; the record of it stays. Raises SessionError."""
    _withdraw_all(attendance.session, [attendance.learner_id], by=by, reason=reason)


@transaction.atomic
def correct_list(
    session: Session,
    *,
    present: Collection[int],
    shown: Collection[int],
    by: User,
    reason: CorrectionReason | None = None,
) -> None:
    """Save a list as somebody ticked it, by ids of learners.

    `shown` are those who stood on the list when it was drawn: who checked in meanwhile was not
    seen by the person who ticks, and stays. Raises SessionError.
    """
    # What a paper shows afterwards is as good as the paper.
    on_paper = reason == CorrectionReason.DOCUMENT
    evidence = Evidence.PAPER if on_paper else Evidence.ATTENDED
    record_all(session, present, evidence=evidence, by=by, reason=reason)
    _withdraw_all(session, set(shown) - set(present), by=by, reason=reason)


@transaction.atomic
def _withdraw_all(
    session: Session, learners: Collection[int], *, by: User, reason: CorrectionReason | None
) -> None:
    held = _held(session, by, reason)
    standing = held.attendances.standing().filter(learner__in=learners)
    gone = set(standing.values_list("learner", flat=True))
    standing.update(withdrawn_at=timezone.now())
    _tell(AuditAction.ATTENDANCE_WITHDRAWN, held, gone, by, reason)


@transaction.atomic
def close_list(session: Session, *, by: User) -> None:
    """Nobody checks in any more; a second time changes nothing."""
    held = Session.objects.select_for_update().get(pk=session.pk)
    if held.list_closed_at is not None:
        return
    held.list_closed_at, held.list_closed_by = timezone.now(), by
    held.save(update_fields=["list_closed_at", "list_closed_by"])
    audit.append(AuditAction.LIST_CLOSED, subject=f"session:{held.pk}", actor=by.pk)


def _held(session: Session, by: User | None, reason: CorrectionReason | None) -> Session:
    """The session under its lock; a closed list opens to a manager with a reason alone."""
    held = Session.objects.select_for_update(of=("self",)).select_related("academy")
    locked = held.get(pk=session.pk)
    if locked.list_closed_at is not None and not (by and reason and _manages(by, locked)):
        raise SessionError(SessionProblem.LIST_CLOSED)
    return locked


def _manages(person: User, session: Session) -> bool:
    return scope.academies_managed(person).filter(pk=session.academy_id).exists()


def _tell(
    action: AuditAction,
    session: Session,
    learners: Collection[int],
    by: User | None,
    reason: CorrectionReason | None,
) -> None:
    if not learners:
        return
    audit.append(
        action,
        subject=f"session:{session.pk}",
        actor=by.pk if by else None,
        data={"people": sorted(learners), "reason": reason.value if reason else None},
    )
    for learner in sorted(learners):
        completion.attendance_changed(learner_id=learner, cohort_id=session.cohort_id)
