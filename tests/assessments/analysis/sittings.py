"""Many finished attempts at once, as rows, where going through the services would take long."""

import uuid
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.utils import timezone

from assessments.models import Assessment, Attempt, Response
from assessments.services import items_of
from qalqan.accounts.models import User
from tests.factories import UserFactory

MINUTE = timedelta(minutes=1)


def sit(assessment: Assessment, answers: Sequence[Sequence[Any]], language: str = "kk") -> None:
    """A learner for each row of raw answers, one answer a minute; None is none."""
    people = User.objects.bulk_create(UserFactory.build_batch(len(answers)))
    attempts = Attempt.objects.bulk_create(
        _attempt(assessment, learner, language) for learner in people
    )
    Response.objects.bulk_create(
        _response(attempt, slot, raw)
        for attempt, row in zip(attempts, answers, strict=True)
        for slot, raw in enumerate(row)
        if raw is not None
    )


def _attempt(assessment: Assessment, learner: User, language: str) -> Attempt:
    now = timezone.now()
    return Attempt(
        learner=learner,
        registration=uuid.uuid4(),
        assessment=assessment,
        number=1,
        state="finished",
        started_at=now,
        finished_at=now,
        language=language,
        pass_mark=assessment.pass_mark,
        plan=[{"version": item.version.digest} for item in items_of(assessment) if item.version],
        score=0,
        maximum=1,
        passed=False,
    )


def _response(attempt: Attempt, slot: int, raw: Any) -> Response:
    name = uuid.uuid4()
    return Response(
        attempt=attempt,
        slot=slot,
        uuid=name,
        form=name,
        sequence=slot + 1,
        raw=raw,
        language=attempt.language,
        received_at=attempt.started_at + (slot + 1) * MINUTE,
    )
