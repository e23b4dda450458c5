"""The chain proves that nothing was changed, removed or cut off."""

from collections.abc import Callable

import pytest
from django.db import connection

from qalqan.accounts.models import User
from qalqan.accounts.services.erasure import erase_person
from qalqan.common.enums import AuditAction
from qalqan.common.models import AuditHead, AuditRow
from qalqan.common.services import append_only, audit

pytestmark = pytest.mark.django_db


@pytest.fixture
def chain() -> list[AuditRow]:
    return [
        audit.append(AuditAction.ATTEMPT_FINISHED, subject=f"attempt:{n}", actor=7, data={"n": n})
        for n in range(5)
    ]


def faults() -> list[str]:
    return list(audit.broken_links())


def test_a_whole_chain_has_no_fault(chain: list[AuditRow]) -> None:
    assert faults() == []


@pytest.mark.parametrize(
    "tamper",
    [
        lambda rows: rows.filter(pk=rows.last().pk - 2).update(data={"n": 99}),
        lambda rows: rows.filter(pk=rows.last().pk - 2).update(actor=8),
        lambda rows: rows.filter(pk=rows.last().pk - 2).update(subject="attempt:9"),
        lambda rows: rows.filter(pk=rows.last().pk - 2).delete(),
        lambda rows: rows.filter(pk=rows.last().pk).delete(),
        lambda rows: rows.all().delete(),
        lambda rows: AuditHead.objects.all().delete(),
        lambda rows: (rows.all().delete(), AuditHead.objects.all().delete()),
        lambda rows: AuditHead.objects.update(count=1),
    ],
    ids=[
        "data",
        "actor",
        "subject",
        "middle row",
        "last row",
        "all rows",
        "head",
        "rows and head",
        "count",
    ],
)
def test_tampering_is_found(chain: list[AuditRow], tamper: Callable[..., object]) -> None:
    with append_only.lifted():
        tamper(AuditRow.objects.order_by("sequence"))
    assert faults()


def test_cutting_the_end_and_moving_the_head_back_is_found(chain: list[AuditRow]) -> None:
    last = AuditRow.objects.order_by("sequence").last()
    assert last is not None
    with append_only.lifted():
        last.delete()
    before = AuditRow.objects.order_by("sequence").last()
    assert before is not None
    AuditHead.objects.update(count=before.sequence, mac=before.mac)
    assert faults() == ["the head of the audit chain is not signed by this installation"]


def test_another_key_does_not_prove_the_chain(
    chain: list[AuditRow], settings: pytest.FixtureRequest
) -> None:
    settings.AUDIT_KEY = "somebody else's"  # type: ignore[attr-defined]
    assert faults()


def test_an_erased_learner_leaves_the_chain_whole(cadet: User, chain: list[AuditRow]) -> None:
    names = [cadet.email, cadet.last_name, cadet.first_name]
    audit.append(AuditAction.ATTEMPT_FINISHED, subject="attempt:x", actor=cadet.pk)
    erase_person(cadet)
    cadet.refresh_from_db()
    assert faults() == []
    assert not cadet.is_active
    assert str(cadet) == ""
    with connection.cursor() as cursor:
        cursor.execute("SELECT subject, data FROM common_auditrow")
        written = str(cursor.fetchall())
    assert not any(name in written for name in names)
