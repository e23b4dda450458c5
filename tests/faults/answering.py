"""Learners who answer without pause while the site is killed under them."""

import json
import random
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from typing import Any
from urllib.parse import urlencode

from tests.running import Site

TOKEN = "a" * 32
RETRY_AFTER = 0.02

PREPARE = """
import json, uuid
from importlib import import_module
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from assessments import services
from assessments.models import Assessment
from qalqan.accounts.models import User
from qalqan.accounts.views import BACKEND
store = import_module(settings.SESSION_ENGINE).SessionStore
paper = Assessment.objects.get(key="police-identification")
out = []
for n in range({count}):
    person = User.objects.create_user(None, None, sign_in_code=f"FAULT{{n}}", is_demo=True)
    attempt = services.start(assessment=paper, learner=person,
                             registration=uuid.uuid4(), language="kk")
    session = store()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = BACKEND
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    out.append([str(attempt.uuid), session.session_key, [e["options"] for e in attempt.plan]])
print(json.dumps(out))
"""
STORED = """
import json
from assessments.models import Response
rows = Response.objects.filter(attempt__learner__sign_in_code__startswith="FAULT")
print(json.dumps([[str(a), str(u), s, r] for a, u, s, r in
                  rows.values_list("attempt__uuid", "uuid", "slot", "raw")]))
"""
Answer = tuple[str, str, int, str]


@dataclass
class Learner:
    """One learner's browser: the next answer goes out when the last was acknowledged."""

    site: Site
    attempt: str
    session: str
    options: list[list[str]]
    acknowledged: list[Answer] = field(default_factory=list)
    refused: list[int] = field(default_factory=list)
    connection: HTTPConnection | None = None

    def answer_until(self, stop: threading.Event) -> None:
        sequence = 0
        while not stop.is_set():
            slot = random.randrange(len(self.options))
            answer = (self.attempt, str(uuid.uuid4()), slot, random.choice(self.options[slot]))
            sequence += 1
            # Where the site is down, the same answer again under the same id, as the page does.
            while not (self.is_settled(answer, sequence) or stop.wait(RETRY_AFTER)):
                pass

    def is_settled(self, answer: Answer, sequence: int) -> bool:
        """Whether the site took the answer, or refused it for good."""
        try:
            self.connection = self.connection or HTTPConnection(
                "127.0.0.1", self.site.port, timeout=10
            )
            status = self.post(self.connection, answer, sequence)
        except (OSError, HTTPException):
            self.connection = None
            return False
        if status == 200:
            self.acknowledged.append(answer)
        else:
            self.refused.append(status)
        return status < 500

    def post(self, connection: HTTPConnection, answer: Answer, sequence: int) -> int:
        attempt, response_uuid, slot, option = answer
        fields = {"answer": option, "response_uuid": response_uuid, "sequence": sequence}
        return self.send(connection, f"/kk/attempts/{attempt}/{slot + 1}/", fields)

    def send(self, connection: HTTPConnection, path: str, fields: dict[str, Any]) -> int:
        """The status of a post as the page's script sends it."""
        return self.ask(connection, path, fields, {"X-Requested-With": "fetch"})[0]

    def ask(
        self,
        connection: HTTPConnection,
        path: str,
        fields: dict[str, Any],
        further: dict[str, str],
    ) -> tuple[int, bytes]:
        """The status and the body; without `further` headers as a form is sent."""
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": f"sessionid={self.session}; csrftoken={TOKEN}",
            "X-CSRFToken": TOKEN,
            **further,
        }
        connection.request("POST", path, urlencode(fields), headers)
        response = connection.getresponse()
        return response.status, response.read()


@dataclass(frozen=True)
class Figures:
    kills: int
    acknowledged: int
    lost: int
    duplicated: int
    refused: int


def prepare(site: Site, learners: int) -> list[Learner]:
    """So many learners, each signed in and with an open attempt."""
    prepared = json.loads(last_line(site, PREPARE.format(count=learners)))
    return [Learner(site, *entry) for entry in prepared]


def kill_under_load(site: Site, *, learners: int, kills: int, seconds_between: float) -> Figures:
    """Kill the site again and again while `learners` answer; then compare with what is stored."""
    people = prepare(site, learners)
    with answering(site, people):
        for _ in range(kills):
            time.sleep(seconds_between)
            site.kill()
            site.start()
        time.sleep(seconds_between)
    return compare(site, people, kills)


def write_under_load(site: Site, *, writers: int, seconds: float) -> Figures:
    """`writers` answer at once for so long; then compare with what is stored."""
    return kill_under_load(site, learners=writers, kills=0, seconds_between=seconds)


@contextmanager
def answering(site: Site, people: list[Learner]) -> Iterator[None]:
    """The site runs, and all the people answer without pause."""
    stop = threading.Event()
    threads = [threading.Thread(target=person.answer_until, args=[stop]) for person in people]
    site.start()
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        for thread in threads:
            thread.join()
        site.stop()


def compare(site: Site, people: list[Learner], kills: int) -> Figures:
    stored = [(a, u, s, tuple(raw)) for a, u, s, raw in json.loads(last_line(site, STORED))]
    given = [(a, u, s, (option,)) for person in people for a, u, s, option in person.acknowledged]
    # What was on its way at the end may be stored without having been acknowledged.
    extra = len(set(stored)) - len(set(given) & set(stored))
    return Figures(
        kills=kills,
        acknowledged=len(given),
        lost=len(set(given) - set(stored)),
        duplicated=len(stored) - len(set(stored)) + max(0, extra - len(people)),
        refused=sum(len(person.refused) for person in people),
    )


def last_line(site: Site, code: str) -> str:
    return site.manage("shell", "--no-imports", "-c", code).splitlines()[-1]
