"""The database itself refuses to change or to lose what is only ever added."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from courses.enums import CompletionKind
from courses.models import Completion
from qalqan.common.enums import AuditAction
from qalqan.common.models import AuditRow
from qalqan.common.services import append_only, audit
from tests.factories import EnrolmentFactory

pytestmark = pytest.mark.django_db
# What each database has beside DELETE to be rid of a row.
AROUND = {
    "postgresql": "TRUNCATE common_auditrow",
    "sqlite": "INSERT OR REPLACE INTO common_auditrow SELECT * FROM common_auditrow",
}


@pytest.fixture
def row() -> AuditRow:
    return audit.append(AuditAction.ATTEMPT_FINISHED, subject="attempt:1", data={"n": 1})


def refused(change: Callable[[], object]) -> bool:
    try:
        with transaction.atomic():
            change()
    except IntegrityError as error:
        return append_only.REFUSED in str(error)
    return False


def run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("field", ["action", "actor", "subject", "created_at", "mac"])
def test_nothing_of_an_audit_row_changes(row: AuditRow, field: str) -> None:
    other = {"actor": 7, "created_at": "2020-01-01T00:00Z"}.get(field, "x")
    assert refused(lambda: AuditRow.objects.filter(pk=row.pk).update(**{field: other}))


def test_audit_rows_cannot_be_deleted(row: AuditRow) -> None:
    assert refused(lambda: AuditRow.objects.filter(pk=row.pk).delete())
    assert refused(lambda: run("DELETE FROM common_auditrow"))
    assert refused(lambda: run(AROUND[connection.vendor]))


def test_what_was_completed_stays_completed_by_the_same_person() -> None:
    enrolment, other = EnrolmentFactory(), EnrolmentFactory()
    completion = Completion.objects.create(
        enrolment=enrolment, page=enrolment.course, kind=CompletionKind.COURSE
    )
    held = Completion.objects.filter(pk=completion.pk)
    assert refused(lambda: held.update(enrolment=other))
    assert refused(held.delete)
    assert held.update(withdrawn_at=timezone.now()) == 1


def test_the_owner_of_the_database_can_lift_the_guard_and_it_comes_back(row: AuditRow) -> None:
    with append_only.lifted():
        AuditRow.objects.filter(pk=row.pk).update(actor=7)
    assert refused(lambda: AuditRow.objects.filter(pk=row.pk).update(actor=8))
