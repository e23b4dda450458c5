"""What rows claim of people and events, into attendance."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from assessments.enums import Evidence
from courses.lists.enums import Reason
from courses.lists.formats.rejections import RowError
from courses.lists.services.events import Event, sessions_for
from courses.lists.services.person import Person
from courses.lists.services.results import Line
from courses.models import Academy, Attendance, Enrolment, Session
from courses.services import completion
from courses.services.people.belonging import belonging
from qalqan.accounts.models import User
from qalqan.common.enums import AuditAction
from qalqan.common.services import audit


@dataclass(frozen=True)
class Claim:
    """That a person attended an event; `key` is the event's."""

    event: Event
    key: str
    passed: bool | None
    evidence: Evidence


Row = tuple[Line, Person, Claim]


def record(rows: Sequence[Row], academy: Academy, *, by: User | None) -> None:
    """Attendance where there is none; marks the lines that added, changed or contradict."""
    sessions = sessions_for([claim.event for _line, _person, claim in rows], academy, by=by)
    ids = {_learner(row).pk for row in rows}
    standing = Attendance.objects.standing().filter(learner__in=ids, session__in=sessions.values())
    recorded = {(one.session_id, one.learner_id): one for one in standing}
    where = belonging(ids, at=academy)
    new, changed = [], []
    for row in rows:
        line, person, claim = row
        session, learner = sessions[claim.key], _learner(row)
        found = recorded.get((session.pk, learner.pk))
        if found is None:
            # As it was then, which the row knows better than today's profile.
            then = {**where[learner.pk], **person.places_then}
            new.append(_attendance(session, learner, claim, by, then))
            line.enrolled = True
        elif _adds(claim, found, line):
            changed.append(found)
    Attendance.objects.bulk_create(new)
    Attendance.objects.bulk_update(changed, ["passed"], batch_size=100)
    if new or changed:
        _tell([*new, *changed], academy, by)


def _learner(row: Row) -> User:
    learner = row[0].user
    if learner is None:
        raise ValueError("a row that was accepted means somebody")
    return learner


def _attendance(
    session: Session, learner: User, claim: Claim, by: User | None, then: dict[str, Any]
) -> Attendance:
    return Attendance(
        session=session,
        learner=learner,
        evidence=claim.evidence,
        passed=claim.passed,
        recorded_by=by,
        **then,
    )


def _adds(claim: Claim, found: Attendance, line: Line) -> bool:
    """Whether the row knows of a result that was not recorded; another than recorded is refused."""
    if claim.passed in {None, found.passed}:
        return False
    if found.passed is not None:
        line.reason = str(RowError(Reason.OTHERWISE))
        return False
    found.passed = claim.passed
    line.changed = True
    return True


def _tell(attendances: Sequence[Attendance], academy: Academy, by: User | None) -> None:
    """The audit chain, and the courses whose rules ask for hours in person."""
    people: dict[int, list[int]] = defaultdict(list)
    for one in attendances:
        people[one.session_id].append(one.learner_id)
    audit.append(
        AuditAction.ATTENDANCE_RECORDED,
        subject=f"academy:{academy.pk}",
        actor=by.pk if by else None,
        data={"sessions": {str(session): sorted(ids) for session, ids in people.items()}},
    )
    enrolled = Enrolment.objects.open().filter(
        learner__in={one.learner_id for one in attendances},
        cohort__in={one.session.cohort_id for one in attendances} - {None},
    )
    for learner, cohort in enrolled.values_list("learner", "cohort").distinct():
        completion.attendance_changed(learner_id=learner, cohort_id=cohort)
