"""What an erased learner wrote goes; marks and outcomes stay, and stay proved."""

from django.db.models import Q

from assessments import scoring
from assessments.models import Attempt, Response
from assessments.services.marking import settle
from assessments.services.sealing import seal_of
from assessments.services.sheets import Sheet, sheet
from assessments.services.tutoring import REMOVED
from qalqan.accounts.models import User
from qalqan.common.enums import AuditAction
from qalqan.common.services import audit


def forget_texts(learner: User) -> None:
    """In the caller's transaction; an essay without marks then has nothing to mark.

    What was typed into an H5P activity goes as well: nobody can tell what may name somebody.
    """
    for attempt in Attempt.objects.select_for_update().filter(learner=learner).order_by("pk"):
        page = sheet(attempt)
        slots = [slot for slot, spec in enumerate(page.specs) if scoring.needs_tutor(spec)]
        written = Q() if attempt.package_id else Q(slot__in=slots)
        held = Response.objects.filter(written, attempt=attempt).exclude(raw=REMOVED)
        removed = held.update(raw=REMOVED)
        if removed and attempt.finished_at is not None:
            _seal_anew(sheet(attempt), removed)


def _seal_anew(page: Sheet, removed: int) -> None:
    attempt = page.attempt
    audit.append(
        AuditAction.TEXT_REMOVED,
        subject=f"attempt:{attempt.uuid}",
        data={"answers": removed, "seal": seal_of(page)},
    )
    if attempt.is_awaiting and not page.waiting:
        settle(page)
