"""Signing a return off: it is frozen, and a later correction is a new version that says what."""

import json
from typing import Any

from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac

from courses.models import Academy, ReturnPlan, TrainingReturn
from courses.returns.services.changes import differences
from courses.returns.services.composing import closed_return, figures_of
from qalqan.accounts.models import User
from qalqan.common.enums import AuditAction
from qalqan.common.services import audit

SALT = "qalqan.return"


class FiguresMovedError(Exception):
    """The figures are no longer those that were seen before signing."""

    code = "figures_moved"


class NothingChangedError(Exception):
    """The figures are those of the newest closed version: there is nothing to correct."""

    code = "nothing_changed"


@transaction.atomic
def close(
    plan: ReturnPlan,
    *,
    academy: Academy | None,
    signed_by: str,
    signed_as: str,
    by: User,
    seen: str,
) -> TrainingReturn:
    """Freeze the figures as they stand; `seen` is the digest of those that the signer saw.

    Raises FiguresMovedError, and NothingChangedError on a second closing.
    """
    # Two who close at once must not make the same version.
    ReturnPlan.objects.select_for_update().get(pk=plan.pk)
    before = closed_return(plan.year, academy)
    figures = figures_of(plan.year, academy)
    if not constant_time_compare(digest_of(figures), seen):
        raise FiguresMovedError
    changes = differences(before.figures, figures) if before else []
    if before is not None and not changes:
        raise NothingChangedError
    made = TrainingReturn.objects.create(
        plan=plan,
        academy=academy,
        version=before.version + 1 if before else 1,
        figures=figures,
        changes=changes,
        signed_by=signed_by,
        signed_as=signed_as,
        closed_by=by,
    )
    audit.append(
        AuditAction.RETURN_CLOSED,
        subject=f"return:{made.pk}",
        actor=by.pk,
        data={"year": plan.year, "version": made.version},
    )
    return made


def digest_of(figures: dict[str, Any]) -> str:
    """Tells figures apart, keyed: nobody can try out what is hidden from them."""
    plain = json.dumps(figures, sort_keys=True, ensure_ascii=False)
    return salted_hmac(SALT, plain, algorithm="sha256").hexdigest()
