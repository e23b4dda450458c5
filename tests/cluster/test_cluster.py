"""On PostgreSQL and Redis: the broker carries the outbox, and two workers do work once."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from qalqan.accounts.services.tries import Tries
from qalqan.common.enums import AuditAction
from qalqan.common.models import AuditRow, LimitCount, OutboxMessage
from qalqan.common.services import audit, outbox
from tests.cluster.conftest import run_at_once
from tests.running import wait_until

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def worker(tmp_path: Path) -> Any:
    """A real Celery worker on the test database."""
    parts = settings.DATABASES["default"]
    url = f"postgres://{parts['USER']}@{parts['HOST']}:{parts['PORT']}/{connection.settings_dict['NAME']}"
    log = (tmp_path / "worker.log").open("wb")
    command = [
        sys.executable,
        "-m",
        "celery",
        "-A",
        "qalqan.celery",
        "worker",
        "--concurrency",
        "1",
    ]
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "qalqan.settings.dev",
        "DATABASE_URL": url,
    }
    process = subprocess.Popen(
        [*command, "--without-gossip", "--without-mingle"],
        cwd=settings.BASE_DIR,
        env=environment,
        stdout=log,
        stderr=log,
    )
    yield process
    process.terminate()
    process.wait(timeout=30)


def test_a_worker_delivers_what_the_web_process_wrote(worker: Any) -> None:
    # Nobody has this address, so the handler ends without a mail; delivered is what counts.
    outbox.enqueue("accounts.password_mail", {"person": 0})
    mails = OutboxMessage.objects.filter(kind="accounts.password_mail")
    wait_until(lambda: mails.filter(delivered_at__isnull=False).exists())
    assert mails.get().attempts == 1


def test_two_sweepers_at_once_do_each_work_once() -> None:
    done: list[int] = []
    outbox.register("test.slow", lambda payload: done.append(payload["n"]))
    OutboxMessage.objects.bulk_create(
        OutboxMessage(kind="test.slow", payload={"n": n}) for n in range(50)
    )
    run_at_once(outbox.sweep, 4)
    outbox.sweep()
    del outbox.handlers["test.slow"]
    assert sorted(done) == list(range(50))


def test_rows_appended_at_once_make_one_whole_chain(empty_chain: None) -> None:
    def append() -> None:
        for n in range(10):
            audit.append(AuditAction.ATTEMPT_FINISHED, subject=f"attempt:{n}")

    # What the starter content left stands there only while no test has emptied the tables.
    before = AuditRow.objects.count()
    run_at_once(append, 4)
    assert AuditRow.objects.count() == before + 40
    assert list(audit.broken_links()) == []


def test_of_tries_at_once_each_is_counted() -> None:
    guesses = Tries("guesses", most=3, seconds=600)

    def wrong() -> None:
        for _time in range(5):
            guesses.count("cadet")

    run_at_once(wrong, 4)
    assert LimitCount.objects.get().count == 20
