"""PostgreSQL stops as at a loss of power, again and again, under learners who answer."""

import signal
import time
from dataclasses import dataclass
from pathlib import Path

from tests.faults.answering import Figures, Learner, answering, compare, prepare
from tests.running import wait_until
from tests.services import Server, postgres, running
from tests.sites import new_site

SETTINGS = "tests.faults.settings"


@dataclass(frozen=True)
class Restarts:
    """What became of the answers, and the longest time in s until the site took one again."""

    answers: Figures
    recovery: float


def restart_under_load(folder: Path, *, learners: int, restarts: int) -> Restarts:
    with running(postgres(folder)) as database:
        served = {"DATABASE_URL": database.url, "DJANGO_SETTINGS_MODULE": SETTINGS}
        site = new_site(folder, "restarts", **served)
        people = prepare(site, learners)
        with answering(site, people):
            wait_until(lambda: _given(people) > learners)
            recoveries = [_restart(database, people) for _time in range(restarts)]
        return Restarts(compare(site, people, restarts), max(recoveries))


def _restart(database: Server, people: list[Learner]) -> float:
    """The time in s from the stop until an answer was acknowledged again; all learners go on."""
    began = time.monotonic()
    database.stop(signal.SIGQUIT)
    before, given = [len(person.acknowledged) for person in people], _given(people)
    database.start()
    wait_until(lambda: _given(people) > given)
    recovery = time.monotonic() - began
    wait_until(
        lambda: all(
            len(person.acknowledged) > count for person, count in zip(people, before, strict=True)
        )
    )
    return recovery


def _given(people: list[Learner]) -> int:
    return sum(len(person.acknowledged) for person in people)
