"""One-time slips for the people of one's own academy."""

import uuid

from courses.models import Enrolment
from courses.services.scope import academies_of
from qalqan.accounts.models import OneTimeSlip, User
from qalqan.accounts.services import slips


def issue_slip(registration: uuid.UUID, *, by: User) -> tuple[OneTimeSlip, str] | None:
    """A slip for the learner of that enrolment; None where `by` has no say over it."""
    enrolment = (
        Enrolment.objects.select_related("learner")
        .filter(registration=registration, academy__in=academies_of(by), learner__is_active=True)
        .first()
    )
    return slips.issue(enrolment.learner, by=by) if enrolment else None
