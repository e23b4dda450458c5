"""Records changed behind the site's back, in every way that the owner of the database has."""

import random
import uuid
from collections.abc import Callable
from datetime import timedelta
from itertools import cycle, islice
from typing import Any

from django.db import transaction
from django.db.models import F

from assessments import services
from assessments.models import Assessment, Attempt, ItemVersion, Response
from assessments.services.proof import prove
from qalqan.accounts.models import User
from qalqan.common.models import AuditHead, AuditRow
from qalqan.common.services import append_only
from tests.factories import UserFactory

HOUR = timedelta(hours=1)


def finished(person: User) -> Attempt:
    """An attempt with every answer right."""
    paper = Assessment.objects.get(key="police-identification")
    registration = uuid.uuid4()
    attempt = services.start(
        assessment=paper, learner=person, registration=registration, language="kk"
    )
    for slot, spec in enumerate(services.sheet(attempt).specs):
        services.record_response(
            attempt,
            slot=slot,
            response_uuid=uuid.uuid4(),
            sequence=slot + 1,
            raw=spec["correct"],
            language="kk",
        )
    return services.finish(attempt.uuid, learner=person)


def _one(rows: Any) -> Any:
    """A random row, as a set of its own."""
    return rows.filter(pk=random.choice(list(rows.values_list("pk", flat=True))))


def _cut_the_end() -> None:
    rows = AuditRow.objects.order_by("sequence")
    kept = rows[random.randrange(1, rows.count() - 1)]
    rows.filter(sequence__gt=kept.sequence).delete()
    AuditHead.objects.update(count=kept.sequence, mac=kept.mac)


def _swap_two_rows() -> None:
    one, other = random.sample(list(AuditRow.objects.exclude(data={})), 2)
    AuditRow.objects.filter(pk=one.pk).update(subject=f"{other.subject} ", data=other.data)


def _change_a_question() -> None:
    version = _one(ItemVersion.objects).get()
    version.spec["prompt"]["kk"] += "?"
    version.save()


def _attempts() -> Any:
    return _one(Attempt.objects.finished())


KINDS: dict[str, Callable[[], object]] = {
    "score": lambda: _attempts().update(score=F("score") - 1),
    "passed": lambda: _attempts().update(passed=False),
    "pass mark": lambda: _attempts().update(pass_mark="0.79"),
    "learner": lambda: _attempts().update(learner=UserFactory()),
    "registration": lambda: _attempts().update(registration=uuid.uuid4()),
    "evidence": lambda: _attempts().update(evidence="paper"),
    "start": lambda: _attempts().update(started_at=F("started_at") - HOUR),
    "answer": lambda: _one(Response.objects).update(raw=[]),
    "lost answer": lambda: _one(Response.objects).delete(),
    "time of an answer": lambda: _one(Response.objects).update(received_at=F("received_at") - HOUR),
    "question": _change_a_question,
    "actor": lambda: _one(AuditRow.objects).update(actor=random.randrange(10**6, 10**7)),
    "subject": lambda: _one(AuditRow.objects).update(subject=f"attempt:{uuid.uuid4()}"),
    "data": lambda: _one(AuditRow.objects).update(data={"score": random.random()}),
    "time of a row": lambda: _one(AuditRow.objects).update(created_at=F("created_at") - HOUR),
    "lost row": lambda: _one(AuditRow.objects).delete(),
    "rows swapped": _swap_two_rows,
    "cut end": _cut_the_end,
    "count": lambda: AuditHead.objects.update(count=F("count") - 1),
    "head": lambda: AuditHead.objects.all().delete(),
}


def undetected(times: int) -> list[str]:
    """Of so many tamperings, each alone on whole records, the kinds that nothing tells."""
    for _attempt in range(5):
        finished(UserFactory())
    assert not prove().broken
    return [name for name in islice(cycle(KINDS), times) if not _is_detected(KINDS[name])]


def _is_detected(tamper: Callable[[], object]) -> bool:
    with transaction.atomic():
        with append_only.lifted():
            tamper()
        found = bool(prove().broken)
        transaction.set_rollback(True)
    return found
