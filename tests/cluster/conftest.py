"""Work done at once, each on a connection of its own, as by several processes."""

import threading
from typing import Any

import pytest
from django.db import connections

from qalqan.common.models import AuditHead
from qalqan.common.services import audit


@pytest.fixture
def empty_chain() -> None:
    """A test that commits starts from emptied tables; the migration's head is gone with them."""
    head = {"count": 0, "mac": audit.GENESIS, "signature": audit.sign_head(0, audit.GENESIS)}
    AuditHead.objects.get_or_create(pk=1, defaults=head)


def run_at_once(work: Any, count: int) -> None:
    def with_own_connection() -> None:
        try:
            work()
        finally:
            connections.close_all()

    threads = [threading.Thread(target=with_own_connection) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
