"""A walk along the whole chain, asked for on a screen and done by a worker."""

from itertools import islice
from typing import Any

from django.db import transaction
from django.utils import timezone

from qalqan.common.models import AuditCheck, AuditHead
from qalqan.common.services import audit, outbox

KIND = "audit.check"
MOST_FAULTS = 20


@transaction.atomic
def ask_for_check() -> AuditCheck:
    """Queue a check, or return the one that still waits."""
    waiting = AuditCheck.objects.filter(finished_at=None).first()
    if waiting is not None:
        return waiting
    asked = AuditCheck.objects.create()
    outbox.enqueue(KIND, {"check": asked.pk}, key=f"{KIND} {asked.pk}")
    return asked


def check(payload: dict[str, Any]) -> None:
    """Walk the chain and keep what was found; done twice it says the same."""
    # Read before the walk: rows that are added meanwhile are no fault.
    rows = AuditHead.objects.filter(pk=1).values_list("count", flat=True).first() or 0
    faults = list(islice(audit.broken_links(), MOST_FAULTS))
    AuditCheck.objects.filter(pk=payload["check"]).update(
        finished_at=timezone.now(), rows=rows, faults=faults
    )
