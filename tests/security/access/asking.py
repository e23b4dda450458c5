"""One request and the class of its answer, as the cells of the table have it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from typing import Any

from django.contrib.messages import ERROR
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from qalqan.accounts.models import User

BACKEND = "qalqan.accounts.services.sign_in.SignInBackend"
CLASSES = {200: "ok", 302: "go", 400: "ba", 403: "no", 404: "--", 405: "me", 410: "gn", 500: "er"}
# Answers with which somebody who has no business at an address is sent away.
REFUSALS = {"in", "no", "--", "me"}
WRITES = ("INSERT", "UPDATE", "DELETE")
# What is kept of everybody who asks, and says nothing of what they asked for.
OF_THE_SESSION = ("accounts_session", "django_session", "axes_", "common_limitcount")


def client_of(person: User | None) -> Client:
    client = Client(raise_request_exception=False)
    if person is not None:
        client.force_login(person, BACKEND)
    return client


def ask(client: Client, method: str, address: str) -> tuple[str, list[str]]:
    """The class of the answer, and the statements that wrote; all of it is undone."""
    cookies = deepcopy(client.cookies)
    with transaction.atomic(), _writes() as written:
        answer = getattr(client, method.lower())(address)
        transaction.set_rollback(True)
    client.cookies = cookies
    return class_of(answer), written


def class_of(answer: Any) -> str:
    location = answer.get("Location", "")
    if "/sign-in/" in location or "/login/" in location:
        return "in"
    if location == reverse("wagtailadmin_home") and _says_no(answer):
        return "no"
    return CLASSES.get(answer.status_code, str(answer.status_code))


def _says_no(answer: Any) -> bool:
    """Wagtail sends people home who may not do a thing, with a message."""
    return any(said.level == ERROR for said in answer.wsgi_request._messages._queued_messages)


@contextmanager
def _writes() -> Iterator[list[str]]:
    written: list[str] = []

    def note(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if sql.startswith(WRITES) and not any(name in sql for name in OF_THE_SESSION):
            written.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        yield written
