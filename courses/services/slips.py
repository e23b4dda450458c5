"""One-time slips for the people of one's own academy."""

import uuid

from courses.models import Enrolment
from courses.services.scope import academies_of
from qalqan.accounts.models import OneTimeSlip, User
from qalqan.accounts.services import slips


def issue_slip(registration: uuid.UUID, *, by: User) -> tuple[OneTimeSlip, str] | None:
    """A slip for the learner of that enrolment; None where `by` has no say over it.

    Nobody gets a slip for a person with a role: it would be a way into that person's account.
    """
    enrolment = (
        Enrolment.objects.select_related("learner")
        .filter(registration=registration, academy__in=academies_of(by), learner__is_active=True)
        .filter(learner__groups=None, learner__is_staff=False, learner__is_superuser=False)
        .first()
    )
    return slips.issue(enrolment.learner, by=by) if enrolment else None
