"""What an observer sees one person do in a simulation."""

from collections.abc import Collection
from fractions import Fraction

from django.db import transaction
from django.utils import timezone

from courses.enums import SessionProblem
from courses.models import Attendance, Criterion, Observation, Session
from courses.services.sessions.errors import SessionError
from qalqan.accounts.models import User
from qalqan.common.enums import AuditAction
from qalqan.common.services import audit

LEAST_MET = Fraction(4, 5)


def is_passed(criteria: Collection[Criterion], met: Collection[int]) -> bool:
    """Whether every critical criterion was met, and LEAST_MET of all; `met` are their ids."""
    seen = [one for one in criteria if one.pk in met]
    is_safe = all(one.pk in met for one in criteria if one.is_critical)
    return is_safe and bool(seen) and Fraction(len(seen), len(criteria)) >= LEAST_MET


@transaction.atomic
def observe(
    attendance: Attendance, *, met: Collection[int], comment: str = "", by: User
) -> Observation:
    """Record what was seen; a later look takes the place of an earlier one. Raises SessionError."""
    session = Session.objects.select_for_update(of=("self",)).get(pk=attendance.session_id)
    if session.checklist is None:
        raise SessionError(SessionProblem.NO_CHECKLIST)
    criteria = list(session.checklist.criteria.all())
    seen = sorted({one.pk for one in criteria} & set(met))
    observation, _created = Observation.objects.update_or_create(
        attendance=attendance,
        defaults={
            "checklist": session.checklist,
            "met": seen,
            "passed": is_passed(criteria, seen),
            "comment": comment,
            "observed_at": timezone.now(),
            "observed_by": by,
        },
    )
    audit.append(
        AuditAction.PERSON_OBSERVED,
        subject=f"session:{session.pk}",
        actor=by.pk,
        data={"person": attendance.learner_id, "met": seen, "passed": observation.passed},
    )
    return observation
