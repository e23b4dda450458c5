"""The cast and the tools of all tests. The starter content is loaded once a worker."""

import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db.backends.base.operations import BaseDatabaseOperations
from django.test import Client
from django.utils import translation

from qalqan.accounts.models import User
from qalqan.accounts.services.tries import Tries
from qalqan.common.services import append_only, outbox
from qalqan.common.services.limits import Limit
from qalqan.services.starter.people import DOMAIN
from tests.html import HtmlValidator

# What of the browser's tests runs on each database: whole ways, and answers on a bad network.
ON_EACH = {"test_whole_way.py", "test_attempt_network.py", "test_attendance.py"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what no database and no broker can change: the run on services leaves it out."""
    for item in items:
        if not _meets_services(item):
            item.add_marker("same_anywhere")


def _meets_services(item: pytest.Item) -> bool:
    if item.get_closest_marker("browser"):
        return item.path.name in ON_EACH
    if item.get_closest_marker("services") or item.get_closest_marker("django_db"):
        return True
    return not {"db", "transactional_db", "site"}.isdisjoint(getattr(item, "fixturenames", ()))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """The test database with the starter content and the demo people in it."""
    with django_db_blocker.unblock():
        call_command("load_starter", verbosity=0)
        # Where a broker hands work on, no worker has done what the starter content left to do.
        while outbox.sweep():
            pass


@pytest.fixture(scope="session", autouse=True)
def flushed_by_the_owner() -> Iterator[None]:
    """A test that commits empties the tables afterwards, which nobody but their owner can."""
    flush = BaseDatabaseOperations.execute_sql_flush

    def flush_unguarded(operations: BaseDatabaseOperations, statements: list[str]) -> None:
        with append_only.lifted(using=operations.connection.alias):
            flush(operations, statements)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseDatabaseOperations, "execute_sql_flush", flush_unguarded)
        yield


@pytest.fixture(autouse=True)
def reset_language() -> Iterator[None]:
    """The test client leaks the language of the last address into the tests after it."""
    with translation.override("kk"):
        yield


@pytest.fixture(autouse=True)
def own_limits(monkeypatch: Any) -> None:
    """Tries count for this test alone, also where the cache outlives it and others share it."""
    key, test = Limit._key, uuid.uuid4().hex
    monkeypatch.setattr(Limit, "_key", lambda limit, request: f"{test}:{key(limit, request)}")
    of_name = Tries._key
    monkeypatch.setattr(Tries, "_key", lambda tries, name: f"{test}:{of_name(tries, name)}")


@pytest.fixture(scope="session")
def html_validator() -> Iterator[HtmlValidator]:
    validator = HtmlValidator()
    yield validator
    validator.close()


class CheckedClient(Client):
    """A client that validates every HTML page of ours that it fetches."""

    validator: HtmlValidator

    def request(self, **request: Any) -> Any:
        response = super().request(**request)
        is_html = response.get("Content-Type", "").startswith("text/html")
        if is_html and not response.streaming and not request["PATH_INFO"].startswith("/cms/"):
            self.validator.check(response.content.decode(), request["PATH_INFO"])
        return response


@pytest.fixture
def new_client(html_validator: HtmlValidator) -> Callable[..., CheckedClient]:
    def make(**options: Any) -> CheckedClient:
        client = CheckedClient(**options)
        client.validator = html_validator
        return client

    return make


@pytest.fixture
def client(new_client: Callable[..., CheckedClient]) -> CheckedClient:
    return new_client()


@pytest.fixture
def person(db: None) -> Callable[[str], User]:
    """A demo person by the first part of the address."""
    return lambda name: User.objects.get(email=f"{name}@{DOMAIN}")


@pytest.fixture
def signed_in(
    new_client: Callable[..., CheckedClient], person: Callable[[str], User]
) -> Callable[[str], CheckedClient]:
    """A client signed in as a demo person."""

    def sign_in(name: str) -> CheckedClient:
        client = new_client()
        client.force_login(person(name), "qalqan.accounts.services.sign_in.SignInBackend")
        return client

    return sign_in


@pytest.fixture
def cadet(person: Callable[[str], User]) -> User:
    return person("cadet")


@pytest.fixture
def manager(person: Callable[[str], User]) -> User:
    return person("manager")


@pytest.fixture
def cadet_client(signed_in: Callable[[str], CheckedClient]) -> CheckedClient:
    return signed_in("cadet")
