"""Attempts of a doubled account under the account that is kept."""

import uuid
from collections.abc import Iterable

from django.db import transaction

from assessments.enums import AttemptState
from assessments.models import Attempt, ExtraTime, H5PState
from assessments.services.sealing import seal_of
from assessments.services.sheets import sheet
from qalqan.accounts.models import User
from qalqan.common.enums import AuditAction
from qalqan.common.services import audit


@transaction.atomic
def hand_over(registrations: Iterable[uuid.UUID], *, to: User, by: User | None) -> int:
    """Make `to` the learner of all attempts under `registrations`; returns how many moved.

    The seal covers who the learner is, so each that is over gets a new one in the audit chain.
    """
    theirs = list(registrations)
    H5PState.objects.filter(registration__in=theirs).update(learner=to)
    attempts = Attempt.objects.select_for_update(of=("self",)).filter(registration__in=theirs)
    moved = 0
    for attempt in attempts.exclude(learner=to):
        attempt.learner = to
        attempt.save(update_fields=["learner"])
        moved += 1
        if attempt.state == AttemptState.FINISHED:
            audit.append(
                AuditAction.ACCOUNTS_MERGED,
                subject=f"attempt:{attempt.uuid}",
                actor=by.pk if by else None,
                data={"learner": to.pk, "seal": seal_of(sheet(attempt))},
            )
    return moved


def merge_extra_time(kept: User, dropped: User) -> None:
    """Extra time that only the dropped account had goes on with the kept one."""
    theirs = ExtraTime.objects.filter(learner=dropped)
    if ExtraTime.objects.filter(learner=kept).exists():
        theirs.delete()
    else:
        theirs.update(learner=kept)
