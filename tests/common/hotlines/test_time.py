"""Time reminds, alerts and withdraws."""

from typing import Any

import pytest
from django.core import mail

from qalqan.accounts.models import User
from qalqan.common.enums import HotlineChangeKind, HotlineDue, HotlineStatus
from qalqan.common.models import AuditRow, Hotline, OutboxMessage
from qalqan.common.services import due, hotlines, outbox
from tests.common.hotlines.lines import Clock, a_call, confirmed, shown

pytestmark = pytest.mark.django_db


def test_the_life_of_a_line_under_a_moved_clock(
    first: User, second: User, days_pass: Clock, heard: list[Hotline]
) -> None:
    Hotline.objects.filter(number__in=["102", "111"]).delete()
    line = confirmed(first, second)
    days_pass(89)
    due.run()
    assert hotlines.due() == []
    days_pass(90)
    for _again in range(2):
        due.run()
    outbox.sweep()
    assert [(one.line, one.state) for one in hotlines.due()] == [(line, HotlineDue.REVIEW)]
    assert {to for one in mail.outbox for to in one.to} >= {first.email, second.email}
    assert len(mail.outbox) == hotlines.stewards().count()
    days_pass(150)
    assert [one.state for one in hotlines.due()] == [HotlineDue.SOON]
    days_pass(180)
    assert line.number in shown()
    days_pass(181)
    # Public pages drop it by the date alone, whether or not the chore has run.
    assert line.number not in shown()
    mail.outbox.clear()
    for _again in range(2):
        due.run()
    outbox.sweep()
    line.refresh_from_db()
    assert line.status == HotlineStatus.WITHDRAWN
    assert line.changes.first().kind == HotlineChangeKind.EXPIRED
    assert [one.state for one in hotlines.due()] == [HotlineDue.EXPIRED]
    assert len(mail.outbox) == hotlines.stewards().count()
    assert len(heard) == 2
    hotlines.confirm(hotlines.propose(line, by=second), by=first, call=a_call())
    assert line.number in shown()
    assert hotlines.due() == []


def test_an_emergency_line_stays_with_its_last_check_and_people_are_alerted(
    first: User, days_pass: Clock
) -> None:
    line = Hotline.objects.get(number="102")
    days_pass(200)
    for _again in range(2):
        due.run()
    outbox.sweep()
    assert "102" in shown()
    alerts = line.changes.filter(kind=HotlineChangeKind.ALERTED)
    told = alerts.get().after["people"]
    assert len(told) >= 2
    assert first.pk in told
    assert hotlines.due()[0].state == HotlineDue.EMERGENCY
    assert any("102" in one.subject for one in mail.outbox)
    hotlines.record_call(line, by=first, call=a_call())
    assert [one for one in hotlines.due() if one.line == line] == []


def test_without_mail_the_queue_and_history_tell_alone(days_pass: Clock, settings: Any) -> None:
    settings.EMAIL_URL = ""
    days_pass(200)
    due.run()
    assert not OutboxMessage.objects.filter(kind=hotlines.KIND).exists()
    assert [one.state for one in hotlines.due()] == [HotlineDue.EMERGENCY] * 2


def test_messages_and_audit_rows_hold_ids_alone(
    first: User, second: User, days_pass: Clock
) -> None:
    line = confirmed(first, second)
    days_pass(90)
    due.run()
    payload = OutboxMessage.objects.filter(kind=hotlines.KIND).latest("pk").payload
    assert payload.keys() == {"hotline", "person", "state"}
    rows = AuditRow.objects.filter(subject=f"hotline:{line.pk}").order_by("sequence")
    assert [(row.actor, row.data["kind"]) for row in rows] == [
        (first.pk, "proposed"),
        (second.pk, "confirmed"),
    ]
