"""Twenty learners take whole attempts at once, over HTTP, from two web processes."""

import json
import os
import tempfile
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from tests.running import Site
from tests.sites import new_site

LEARNERS, EACH, ITEMS = 20, 5, 10
# Start, ten answers, finish: those that write. The result is read after them.
WRITES = ITEMS + 2
TOKEN = "a" * 32
START = "/kk/courses/police/identification/assessment/"
PREPARE = f"""
import json
from importlib import import_module
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from assessments.models import Item
from assessments.services import bank
from courses.models import CoursePage, Enrolment, ModulePage
from qalqan.accounts.models import User
from qalqan.accounts.views import BACKEND
items = [item.key for item in Item.objects.all()[:{ITEMS}]]
paper = bank.store_assessment("bench", title={{"kk": "a", "ru": "a", "en": "a"}}, items=items)
ModulePage.objects.filter(slug="identification").update(assessment=paper)
store = import_module(settings.SESSION_ENGINE).SessionStore
course, out = CoursePage.objects.get(slug="police"), []
for n in range({LEARNERS}):
    person = User.objects.create_user(None, None, sign_in_code=f"BENCH{{n}}", is_demo=True)
    Enrolment.objects.create(learner=person, course=course)
    session = store()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = BACKEND
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    out.append(session.session_key)
specs = [Item.objects.get(key=key).version.spec for key in items]
print(json.dumps([out, [spec["correct"] for spec in specs]]))
"""


@dataclass(frozen=True)
class Load:
    """What so many calls cost: seconds of wall clock and of the servers' CPU, for each."""

    calls: int
    seconds: float
    cpu: float

    @property
    def per_second(self) -> float:
        return self.calls / self.seconds

    @property
    def cpu_milliseconds(self) -> float:
        return 1000 * self.cpu / self.calls


def measure() -> dict[str, dict[str, Any]]:
    with tempfile.TemporaryDirectory(prefix="qalqan-bench-") as folder:
        site = new_site(Path(folder), "bench_attempts")
        site.workers = 2
        site.environment["DJANGO_SETTINGS_MODULE"] = "tests.bench.settings"
        sessions, right = json.loads(
            site.manage("shell", "--no-imports", "-c", PREPARE).splitlines()[-1]
        )
        site.start()
        try:
            return _figures(site, sessions, right)
        finally:
            site.stop()


def _figures(site: Site, sessions: list[str], right: list[list[str]]) -> dict[str, dict[str, Any]]:
    takers = [Taker(site.port, session, right) for session in sessions]
    _at_once([taker.take for taker in takers], 1, site)
    constant = _at_once([taker.constant for taker in takers], 100, site)
    commits = _at_once([taker.commit for taker in takers], 60, site)
    attempts = _at_once([taker.take for taker in takers], EACH, site)
    ceiling = commits.per_second / WRITES
    name = f"attempt of {ITEMS}, {LEARNERS} learners on {_engine(site)}"
    return {
        f"{name}: CPU / constant view": {
            "ratio": round(attempts.cpu_milliseconds / constant.cpu_milliseconds, 1),
            "yardstick": "constant view",
            "goal": "at most 300",
            "milliseconds": round(attempts.cpu_milliseconds, 1),
            "yardstick_milliseconds": round(constant.cpu_milliseconds, 3),
        },
        f"{name}: share of the ceiling": {
            "ratio": round(attempts.per_second / ceiling, 3),
            "yardstick": f"a view that commits one row, {WRITES} times",
            "goal": "at least 0.15",
            "attempts_per_second": round(attempts.per_second, 2),
            "ceiling_per_second": round(ceiling, 2),
        },
    }


def _engine(site: Site) -> str:
    return "PostgreSQL" if site.environment["DATABASE_URL"].startswith("postgres") else "SQLite"


class Taker:
    """One learner's browser, which answers everything right."""

    def __init__(self, port: int, session: str, right: list[list[str]]) -> None:
        self.connection = HTTPConnection("127.0.0.1", port, timeout=60)
        self.cookie = f"sessionid={session}; csrftoken={TOKEN}"
        self.right = right

    def take(self) -> None:
        address = self.post(START, {}, 302).removesuffix("1/")
        for number, options in enumerate(self.right, start=1):
            fields = {"answer": options, "response_uuid": uuid.uuid4(), "sequence": number}
            self.post(f"{address}{number}/", fields, 200)
        self.post(f"{address}finish/", {}, 302)
        self.request("GET", f"{address}result/", None, 200)

    def constant(self) -> None:
        self.request("GET", "/bench/constant/", None, 200)

    def commit(self) -> None:
        self.post("/bench/commit/", {}, 200)

    def post(self, path: str, fields: dict[str, Any], status: int) -> str:
        return self.request("POST", path, urlencode(fields, doseq=True), status)

    def request(self, method: str, path: str, body: str | None, status: int) -> str:
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": self.cookie,
            "X-CSRFToken": TOKEN,
            "X-Requested-With": "fetch",
        }
        self.connection.request(method, path, body, headers)
        response = self.connection.getresponse()
        response.read()
        assert response.status == status, (path, response.status)
        return response.getheader("Location", "")


def _at_once(calls: list[Callable[[], None]], times: int, site: Site) -> Load:
    """Each call so many times, all of them side by side."""
    threads = [
        threading.Thread(target=lambda call=call: [call() for _ in range(times)]) for call in calls
    ]
    with _cpu(site) as spent:
        begun = time.perf_counter()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        seconds = time.perf_counter() - begun
    return Load(len(calls) * times, seconds, spent[0])


@contextmanager
def _cpu(site: Site) -> Iterator[list[float]]:
    """The CPU seconds of the server and its workers; the list is filled at the end."""
    assert site.process is not None
    before, spent = _group_cpu(site.process.pid), [0.0]
    yield spent
    spent[0] = _group_cpu(site.process.pid) - before


def _group_cpu(group: int) -> float:
    ticks = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # It ended while the folder was read.
        if int(fields[2]) == group:
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")
