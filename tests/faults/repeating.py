"""The same answer again and again, from two tabs at once, and replayed after the finish."""

import json
import threading
import uuid
from dataclasses import dataclass
from http.client import HTTPConnection

from tests.faults.answering import Learner, last_line, prepare
from tests.running import Site

TABS, TIMES = 2, 5
STATE = """
import json
from assessments.models import Attempt, Response
attempts = Attempt.objects.filter(learner__sign_in_code__startswith="FAULT").order_by("pk")
print(json.dumps([
    [[str(a.uuid), a.state, str(a.score), str(a.finished_at), a.responses.count()]
     for a in attempts],
    Response.objects.filter(attempt__in=attempts).count()]))
"""


@dataclass(frozen=True)
class Repeats:
    """Of so many attempts: rows too many or too few, and attempts changed after the finish."""

    attempts: int
    wrong_rows: int
    changed: int
    unexpected: int


def repeat(site: Site, *, attempts: int) -> Repeats:
    people = prepare(site, attempts)
    site.start()
    unexpected = sum(_ten_times(site, person) for person in people)
    before = _state(site)
    unexpected += sum(_replay(site, person) for person in people)
    site.stop()
    after = _state(site)
    return Repeats(
        attempts=len(before),
        wrong_rows=sum(row[-1] != 1 for row in after),
        changed=sum(one != other for one, other in zip(before, after, strict=True)),
        unexpected=unexpected,
    )


def _state(site: Site) -> list[list[object]]:
    rows: list[list[object]] = json.loads(last_line(site, STATE))[0]
    return rows


def _ten_times(site: Site, person: Learner) -> int:
    """One answer from two tabs at once, five times each, then the finish; odd statuses."""
    answer = (person.attempt, str(uuid.uuid4()), 0, person.options[0][0])
    person.acknowledged.append(answer)
    statuses: list[int] = []

    def tab() -> None:
        connection = HTTPConnection("127.0.0.1", site.port, timeout=20)
        statuses.extend(person.post(connection, answer, 1) for _time in range(TIMES))

    tabs = [threading.Thread(target=tab) for _tab in range(TABS)]
    for thread in tabs:
        thread.start()
    for thread in tabs:
        thread.join()
    connection = HTTPConnection("127.0.0.1", site.port, timeout=20)
    finish = person.send(connection, f"/kk/attempts/{person.attempt}/finish/", {})
    return sum(status != 200 for status in statuses) + (finish != 302)


def _replay(site: Site, person: Learner) -> int:
    """The old answer is acknowledged once more, another is refused; odd statuses."""
    connection = HTTPConnection("127.0.0.1", site.port, timeout=20)
    old = person.acknowledged[0]
    new = (person.attempt, str(uuid.uuid4()), 1, person.options[1][0])
    return (person.post(connection, old, 1) != 200) + (person.post(connection, new, 2) != 409)
