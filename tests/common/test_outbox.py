"""Work that must not be lost: done once, kept when it fails, picked up by the sweeper."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from kombu.exceptions import OperationalError

from qalqan.common import tasks
from qalqan.common.models import OutboxMessage
from qalqan.common.services import due, outbox


class Worker:
    def __init__(self) -> None:
        self.done: list[dict[str, Any]] = []
        self.fails = False

    def __call__(self, payload: dict[str, Any]) -> None:
        if self.fails:
            raise ConnectionError("no reader of the table may see aigul@example.kz")
        self.done.append(payload)


@pytest.fixture
def worker(settings: Any) -> Iterator[Worker]:
    settings.REDIS_URL = ""
    worker = Worker()
    outbox.register("test.work", worker)
    yield worker
    del outbox.handlers["test.work"]


def test_work_is_done_after_the_commit(
    db: None, worker: Worker, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        outbox.enqueue("test.work", {"id": 1})
        assert worker.done == []
    assert worker.done == [{"id": 1}]
    assert OutboxMessage.objects.get(kind="test.work").delivered_at


def test_a_key_makes_work_unique(
    db: None, worker: Worker, django_capture_on_commit_callbacks: Any
) -> None:
    for _again in range(3):
        with django_capture_on_commit_callbacks(execute=True):
            outbox.enqueue("test.work", {"id": 2}, key="once")
    assert worker.done == [{"id": 2}]


def test_work_of_a_rolled_back_transaction_never_happened(
    db: None, worker: Worker, django_capture_on_commit_callbacks: Any
) -> None:
    def fail_halfway() -> None:
        with transaction.atomic():
            outbox.enqueue("test.work", {"id": 3})
            raise ConnectionError

    with django_capture_on_commit_callbacks(execute=True), pytest.raises(ConnectionError):
        fail_halfway()
    assert worker.done == []
    assert not OutboxMessage.objects.filter(kind="test.work").exists()


def test_failed_work_waits_and_names_nobody(db: None, worker: Worker) -> None:
    worker.fails = True
    message = OutboxMessage.objects.create(kind="test.work", payload={})
    assert outbox.deliver(message.pk) is False
    message.refresh_from_db()
    assert (message.attempts, message.last_error) == (1, "ConnectionError")
    assert message.due_at > timezone.now()
    assert outbox.sweep() == 0


def test_the_sweeper_picks_up_what_the_broker_lost(db: None, worker: Worker, capsys: Any) -> None:
    for number in range(3):
        OutboxMessage.objects.create(kind="test.work", payload={"id": number})
    call_command("run_due")
    assert '"outbox": 3' in capsys.readouterr().out
    assert len(worker.done) == 3
    assert due.run()["outbox"] == 0


def test_failed_work_is_done_when_it_is_due_again(db: None, worker: Worker) -> None:
    message = OutboxMessage.objects.create(
        kind="test.work",
        payload={"id": 9},
        due_at=timezone.now() - timedelta(seconds=1),
        attempts=2,
    )
    assert outbox.sweep() == 1
    message.refresh_from_db()
    assert message.attempts == 3


def test_delivering_twice_does_the_work_once(db: None, worker: Worker) -> None:
    message = OutboxMessage.objects.create(kind="test.work", payload={"id": 4})
    assert [tasks.deliver(message.pk), tasks.deliver(message.pk)] == [True, False]
    assert worker.done == [{"id": 4}]
    assert tasks.run_due()["outbox"] == 0


def test_unknown_work_is_refused_when_it_is_given(db: None) -> None:
    with pytest.raises(LookupError, match=r"test\.unknown"):
        outbox.enqueue("test.unknown", {})


def test_with_a_broker_the_worker_is_told_and_nothing_is_done_here(
    db: None, worker: Worker, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Any] = []
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    monkeypatch.setattr(outbox.current_app, "send_task", lambda *call: told.append(call))
    outbox.hand_on(5, "test.work")
    assert told == [("qalqan.common.tasks.deliver", [5])]
    assert worker.done == []


def test_a_broker_that_is_down_fails_no_request(
    db: None, worker: Worker, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_call: Any) -> None:
        raise OperationalError

    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    monkeypatch.setattr(outbox.current_app, "send_task", refuse)
    message = OutboxMessage.objects.create(kind="test.work", payload={"id": 6})
    outbox.hand_on(message.pk, "test.work")
    assert worker.done == []
    assert outbox.sweep() == 1
