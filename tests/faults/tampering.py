"""Records changed behind the site's back, in every way that the owner of the database has."""

import random
import uuid
from collections.abc import Callable
from datetime import timedelta
from itertools import cycle, islice
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from wagtail.models import Page

from assessments import services
from assessments.models import Assessment, Attempt, ItemVersion, Response
from assessments.services.proof import prove
from courses.models import Certificate, Completion, CoursePage, Enrolment, ModulePage
from courses.services import certificates
from courses.services.completion import recording
from qalqan.accounts.models import User
from qalqan.common.models import AuditHead, AuditRow
from qalqan.common.services import append_only
from tests.factories import CoursePageFactory, EnrolmentFactory, UserFactory

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


def certified(person: User) -> Certificate:
    """A module that was completed, and its certificate."""
    course = CoursePage.objects.get(slug="police")
    enrolment = EnrolmentFactory(learner=person, course=course)
    module = ModulePage.objects.child_of(course).get(slug="identification")
    completion = recording.record_module(enrolment, module)
    assert completion is not None
    certificates.issue({"completion": completion.pk})
    return completion.certificates.get()


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


def _completions() -> Any:
    return _one(Completion.objects.filter(certificates__revoked_at=None).exclude(certificates=None))


def _enrolments() -> Any:
    return Enrolment.objects.filter(pk=_completions().get().enrolment_id)


def _certificates() -> Any:
    return _one(Certificate.objects.standing())


def _another_course() -> None:
    found = _enrolments().get()
    other = CoursePageFactory(parent=found.course.get_parent(), slug="other")
    Enrolment.objects.filter(pk=found.pk).update(course=other)


def _forge_a_completion() -> None:
    enrolment, page = _enrolments().get(), Page.objects.get(depth=1)
    Completion.objects.create(enrolment=enrolment, page=page, kind="course", evidence="server")


def _forge_a_certificate() -> None:
    found = _certificates().get()
    found.pk, found.number, found.code = None, f"{found.number}9", "A" * 26
    found.revoked_at = timezone.now()
    found.save()


def _lose_a_completion() -> None:
    completion = _completions().get()
    completion.certificates.all().delete()
    completion.delete()


RECORDS: dict[str, Callable[[], object]] = {
    "time of a completion": lambda: _completions().update(completed_at=F("completed_at") - HOUR),
    "evidence of a completion": lambda: _completions().update(evidence="attended"),
    "attempt of a completion": lambda: _completions().update(attempt=uuid.uuid4()),
    "kind of a completion": lambda: _completions().update(kind="course"),
    "page of a completion": lambda: _completions().update(
        page=Page.objects.filter(depth=1).first()
    ),
    "completion withdrawn": lambda: _completions().update(withdrawn_at=timezone.now()),
    "completion given again": lambda: Completion.objects.filter(
        pk=_one(Completion.objects.exclude(withdrawn_at=None)).get().pk
    ).update(withdrawn_at=None),
    "learner of a completion": lambda: _enrolments().update(learner=UserFactory()),
    "registration of a completion": lambda: _enrolments().update(registration=uuid.uuid4()),
    "course of a completion": _another_course,
    "completion made up": _forge_a_completion,
    "lost completion": _lose_a_completion,
    "name on a certificate": lambda: _certificates().update(holder_name="Әлиев Нұрлан"),
    "surname of a certificate": lambda: _certificates().update(surname_hash="0" * 64),
    "no name on a certificate": lambda: _certificates().update(holder_name="", surname_hash=""),
    "number of a certificate": lambda: _certificates().update(number="2026-999999"),
    "code of a certificate": lambda: _certificates().update(code="B" * 26),
    "date of a certificate": lambda: _certificates().update(completed_on="2020-01-01"),
    "end of a certificate": lambda: _certificates().update(expires_on="2099-01-01"),
    "day of issue": lambda: _certificates().update(issued_at=F("issued_at") - HOUR),
    "course of a certificate": lambda: _certificates().update(titles={"kk": "Басқа курс"}),
    "academy of a certificate": lambda: _certificates().update(academy_names={"kk": "Басқа"}),
    "hours of a certificate": lambda: _certificates().update(academic_hours=999),
    "certificate of another completion": lambda: _certificates().update(
        completion=_one(Completion.objects.exclude(withdrawn_at=None)).get()
    ),
    "certificate revoked": lambda: _certificates().update(revoked_at=timezone.now()),
    "certificate given again": lambda: _one(Certificate.objects.exclude(revoked_at=None)).update(
        revoked_at=None
    ),
    "lost certificate": lambda: _certificates().delete(),
    "certificate made up": _forge_a_certificate,
}
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
    **RECORDS,
}


def undetected(times: int) -> list[str]:
    """Of so many tamperings, each alone on whole records, the kinds that nothing tells."""
    for _attempt in range(5):
        finished(UserFactory())
        certified(UserFactory())
    withdrawn = certified(UserFactory()).completion
    recording.withdraw([withdrawn], because="A corrected outcome")
    assert not prove().broken
    return [name for name in islice(cycle(KINDS), times) if not _is_detected(KINDS[name])]


def _is_detected(tamper: Callable[[], object]) -> bool:
    with transaction.atomic():
        with append_only.lifted():
            tamper()
        found = bool(prove().broken)
        transaction.set_rollback(True)
    return found
