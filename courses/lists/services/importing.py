"""A list into records: all accepted rows in one transaction, or taken back for a preview."""

from django.db import transaction

from courses.lists.enums import ListKind
from courses.lists.services.attended import bring_sessions
from courses.lists.services.learners import bring_learners
from courses.lists.services.reading import Rows
from courses.lists.services.results import Imported, Progress, no_progress
from courses.models import Academy, CoursePage
from qalqan.accounts.models import User
from qalqan.common.enums import AuditAction
from qalqan.common.services import audit


@transaction.atomic
def bring_in(
    rows: Rows,
    academy: Academy,
    *,
    cohort_name: str = "",
    course: CoursePage | None = None,
    by: User | None = None,
    progress: Progress = no_progress,
) -> Imported:
    """Bring the rows in; a second time they change nothing. Raises ListError.

    People are added to the cohort called `cohort_name` and take `course` there, where it is given;
    the rows of a list of events name their own.
    """
    rows.check()
    # Two lists at one moment could both make the same new person.
    Academy.objects.select_for_update().get(pk=academy.pk)
    if rows.kind == ListKind.SESSIONS:
        done = bring_sessions(rows, academy, by=by, progress=progress)
    else:
        done = bring_learners(
            rows, academy, cohort_name=cohort_name, course=course, by=by, progress=progress
        )
    told = done.as_json()
    audit.append(
        AuditAction.PEOPLE_IMPORTED,
        subject=f"academy:{academy.pk}",
        actor=by.pk if by else None,
        data={
            "kind": rows.kind.value,
            "cohort": done.cohort,
            **{name: told[name] for name in ("rows", "created", "enrolled", "unchanged")},
            "rejected": len(done.rejected),
        },
    )
    return done


def preview(
    rows: Rows, academy: Academy, *, cohort_name: str = "", course: CoursePage | None = None
) -> Imported:
    """What bringing in would do: done, and taken back, so that it cannot say anything else."""
    with transaction.atomic():
        done = bring_in(rows, academy, cohort_name=cohort_name, course=course)
        transaction.set_rollback(True)
    return done
