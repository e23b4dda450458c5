"""Work that must be done once, while web processes, workers and the broker are killed."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.faults.answering import TOKEN, last_line
from tests.faults.cluster import Cluster, Front, cluster
from tests.running import wait_until

READY = "import json; from tests.faults import finishing; print(json.dumps(finishing.{call}))"
PAGES = ("/kk/", "/ru/courses/police/", "/en/courses/police/identification/", "/kk/glossary/")
WITHIN = 120


@dataclass(frozen=True)
class Effects:
    """Of so many modules completed: certificates, and the time in s until the last was there."""

    kills: int
    completed: int
    effects: int
    repeated: int
    failed_requests: list[str]
    requests: int
    seconds: float


def work_under_fire(folder: Path, *, learners: int, kills: int, broker_down: float) -> Effects:
    """Half the learners finish while web processes and workers die in turn, half without broker.

    `broker_down` is how long in s it stays away.
    """
    with cluster(folder) as parts:
        people = _tell(parts, f"ready_to_finish({learners})")
        half = len(people) // 2
        with _visited(parts.front):
            for number in range(kills):
                _finish(parts.front, people[number * half // kills : (number + 1) * half // kills])
                _kill(parts, number)
            _without_broker(parts, people[half:], broker_down)
        began = time.monotonic()
        with suppress(TimeoutError):
            wait_until(lambda: _tell(parts, "effects()")["effects"] == learners, WITHIN)
        seconds = time.monotonic() - began
        found, front = _tell(parts, "effects()"), parts.front
        return Effects(
            kills, **found, failed_requests=front.failed, requests=front.requests, seconds=seconds
        )


def _kill(parts: Cluster, number: int) -> None:
    for kind in (parts.workers, parts.front.webs):
        victim = kind[number % len(kind)]
        victim.kill()
        victim.start()


def _without_broker(parts: Cluster, people: list[list[str]], seconds: float) -> None:
    parts.broker.stop()
    down_until = time.monotonic() + seconds
    _finish(parts.front, people)
    wait_until(lambda: time.monotonic() > down_until, 2 * seconds + 1)
    parts.broker.start()


def _finish(front: Front, people: list[list[str]]) -> None:
    for attempt, session in people:
        cookies = f"sessionid={session}; csrftoken={TOKEN}"
        headers = {"Cookie": cookies, "X-CSRFToken": TOKEN}
        front.ask("POST", f"/kk/attempts/{attempt}/finish/", headers)


@contextmanager
def _visited(front: Front) -> Iterator[None]:
    """A visitor reads page after page meanwhile."""
    stop = threading.Event()

    def read() -> None:
        while not stop.wait(0.1):
            for page in PAGES:
                front.ask("GET", page, {})

    visitor = threading.Thread(target=read)
    visitor.start()
    try:
        yield
    finally:
        stop.set()
        visitor.join()


def _tell(parts: Cluster, call: str) -> Any:
    return json.loads(last_line(parts.front.webs[0], READY.format(call=call)))
