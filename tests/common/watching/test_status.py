"""The operator's page says what is not well, and what to do."""

from collections import namedtuple
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone, translation
from pytest_django import DjangoAssertNumQueries

from qalqan.accounts.models import User
from qalqan.common.enums import AuditAction, Health
from qalqan.common.models import AuditHead, Heartbeat, OutboxMessage
from qalqan.common.services import audit, due, watching
from qalqan.common.services.watching import machine, proof, work
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
USAGE = namedtuple("USAGE", "total used free")


@pytest.fixture(autouse=True)
def in_english() -> Any:
    with translation.override("en"):
        yield


def waiting(**fields: Any) -> OutboxMessage:
    return OutboxMessage.objects.create(kind="accounts.password_mail", **fields)


def test_work_that_waits_long_is_told_with_its_age() -> None:
    assert work.outbox_lag().health == Health.WELL
    message = waiting(due_at=timezone.now() - timedelta(minutes=7))
    lag = work.outbox_lag()
    assert (lag.value, lag.health) == ("7 minutes", Health.WARNING)
    assert "run_due" in lag.advice
    message.due_at -= timedelta(hours=1)
    message.save()
    assert work.outbox_lag().health == Health.FAILING


def test_work_that_keeps_failing_is_named_by_its_kind() -> None:
    waiting(attempts=2)
    assert work.outbox_failed().health == Health.WELL
    waiting(attempts=3)
    failed = work.outbox_failed()
    assert (failed.value, failed.health) == ("1", Health.FAILING)
    assert "accounts.password_mail" in failed.advice


def test_due_work_that_nobody_does_is_seen() -> None:
    assert work.due_run().health == Health.FAILING
    due.run()
    assert work.due_run().health == Health.WELL
    Heartbeat.objects.update(at=timezone.now() - timedelta(minutes=20))
    assert work.due_run().health == Health.WARNING


def test_a_chore_that_fails_keeps_no_other_back_and_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail() -> int:
        raise ValueError("of Aigerim")

    monkeypatch.setattr(due, "chores", {"broken": fail, "next": lambda: 2})
    assert due.run() == {"next": 2}
    told = work.due_run()
    assert (told.health, told.advice) == (Health.FAILING, "Failed: broken")


def test_a_full_disk_is_told_before_it_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine.shutil, "disk_usage", lambda _place: USAGE(100, 50, 50))
    assert machine.disk().health == Health.WELL
    monkeypatch.setattr(machine.shutil, "disk_usage", lambda _place: USAGE(100, 97, 3))
    assert machine.disk().health == Health.FAILING
    assert "97 percent" in machine.disk().value


def test_a_clock_that_nobody_sets_or_that_drifts_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "_is_kept_right", lambda: True)
    assert machine.clock().health == Health.WELL
    monkeypatch.setattr(machine, "_is_kept_right", lambda: False)
    assert machine.clock().health == Health.WARNING
    monkeypatch.setattr(machine, "_database_ahead", lambda: timedelta(seconds=-5))
    assert machine.clock().value == "5.0 seconds apart from the database"
    assert machine.clock().health == Health.FAILING


def test_a_backup_that_was_never_made_is_told() -> None:
    assert machine.last_backup().health == Health.FAILING
    audit.append(AuditAction.BACKUP_MADE, subject="backup")
    assert machine.last_backup().health == Health.WELL


def test_a_head_of_the_chain_that_was_changed_is_told() -> None:
    assert proof.audit_head().health == Health.WELL
    AuditHead.objects.update(count=99)
    assert proof.audit_head().health == Health.FAILING


def test_the_whole_stands_as_its_worst_part() -> None:
    made = [watching.Measure("a", "A", "1"), watching.Measure("b", "B", "2", Health.WARNING)]
    assert watching.worst(made) == Health.WARNING
    assert watching.worst([]) == Health.WELL


def test_the_page_is_the_operators_and_costs_few_statements(
    client: Any, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    address = reverse("common:status")
    assert client.get(address).status_code == 302
    client.force_login(UserFactory(), "qalqan.accounts.services.sign_in.SignInBackend")
    assert client.get(address).status_code == 403
    admin = User.objects.create_superuser("head@qalqan.example", "x")
    client.force_login(admin, "qalqan.accounts.services.sign_in.SignInBackend")
    with django_assert_max_num_queries(16):
        response = client.get(address)
    assert response.status_code == 200
    assert "Set up the daily backup." in response.text


def test_a_monitor_gets_the_same_and_an_exit_status(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(CommandError, match=r"Failing: .*backup"):
        call_command("status")
    assert '"code": "outbox_lag"' in capsys.readouterr().out
