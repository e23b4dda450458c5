"""CPU per request of the pages that people open most, beside bare views of the same stack."""

import time
from collections.abc import Callable
from statistics import median
from typing import Any

from django.core.management import call_command
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from tests.bench import academy, authoring

ROUNDS = 7
CALLS = 30
LESSON = "/kk/courses/police/identification/what-trafficking-is/"
Figures = dict[str, dict[str, Any]]


def constant(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


def three_queries(_request: HttpRequest) -> HttpResponse:
    from wagtail.models import Page

    return HttpResponse(str([Page.objects.filter(pk=n).first() for n in range(1, 4)]))


def cpu(call: Callable[[], Any]) -> float:
    """CPU milliseconds a call: the median of rounds, warmed up."""
    call()
    rounds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        for _ in range(CALLS):
            call()
        rounds.append((time.process_time() - start) / CALLS * 1000)
    return median(rounds)


def measure() -> Figures:
    call_command("load_starter", verbosity=0, stdout=_Nowhere(), stderr=_Nowhere())
    visitor, cadet = Client(), signed_in("cadet@demo.example")
    manager = signed_in("manager@demo.example")
    request = RequestFactory().get("/")
    health = cpu(lambda: visitor.get("/healthz"))
    queries = health + cpu(lambda: three_queries(request)) - cpu(lambda: constant(request))
    figures = {
        "help page / constant view": figure(visitor, "/kk/help/", health, "constant view"),
        "campaign page / constant view": figure(
            visitor, "/kk/campaigns/c-01/", health, "constant view"
        ),
        "lesson, signed in / view of three queries": figure(
            cadet, LESSON, queries, "view of three queries"
        ),
        "academy's table / view of three queries": figure(
            manager, "/kk/academy/", queries, "view of three queries"
        ),
    }
    # First, while the course has its own few lessons: the next part adds a thousand.
    figures |= academy.measure(manager)
    return figures | authoring.measure(signed_in("publisher@demo.example"), visitor)


def figure(client: Client, path: str, yardstick: float, name: str) -> dict[str, Any]:
    spent = cpu(lambda: client.get(path))
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return {
        "ratio": round(spent / yardstick, 2),
        "yardstick": name,
        "milliseconds": round(spent, 3),
        "yardstick_milliseconds": round(yardstick, 3),
        "statements": len(captured),
    }


def signed_in(email: str) -> Client:
    from qalqan.accounts.models import User

    client = Client()
    client.force_login(
        User.objects.get(email=email), "qalqan.accounts.services.sign_in.SignInBackend"
    )
    return client


class _Nowhere:
    def write(self, _text: str) -> None:
        """The loader's report is no figure."""
