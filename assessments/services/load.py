"""Synthetic attempts for benches and trials: whole rows, without the audit of real ones."""

import uuid
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from assessments.enums import AttemptState
from assessments.models import Assessment, Attempt, Response
from assessments.services.papers import plan

TAKES = timedelta(minutes=12)


def add_attempts(
    assessment: Assessment,
    takers: Sequence[tuple[int, uuid.UUID]],
    *,
    times: int,
    finished_at: datetime,
    with_responses: bool = True,
) -> None:
    """`times` attempts for each (learner id, registration), the scores rising from one to the next.

    Each attempt has one response a question, unless the rows are not wanted.
    """
    paper = plan(assessment)
    attempts = [
        _attempt(assessment, paper, place, taker, number, times, finished_at)
        for place, taker in enumerate(takers)
        for number in range(1, times + 1)
    ]
    made = Attempt.objects.bulk_create(attempts, batch_size=2000)
    if not with_responses:
        return
    responses = (response for attempt in made for response in _responses(attempt))
    Response.objects.bulk_create(responses, batch_size=5000)


def _attempt(
    assessment: Assessment,
    paper: list[dict[str, object]],
    place: int,
    taker: tuple[int, uuid.UUID],
    number: int,
    times: int,
    finished_at: datetime,
) -> Attempt:
    learner, registration = taker
    # A believable spread: from half right to all right.
    share = Decimal(50 + (place * 7 + number * 50 // times) % 51) / 100
    maximum = Decimal(len(paper))
    return Attempt(
        learner_id=learner,
        registration=registration,
        assessment=assessment,
        number=number,
        state=AttemptState.FINISHED,
        started_at=finished_at - TAKES,
        finished_at=finished_at,
        language="kk",
        pass_mark=assessment.pass_mark,
        plan=paper,
        score=round(share * maximum, 2),
        maximum=maximum,
        passed=share >= Decimal(assessment.pass_mark),
    )


def _responses(attempt: Attempt) -> Iterator[Response]:
    for slot in range(len(attempt.plan)):
        given = uuid.uuid4()
        yield Response(
            attempt=attempt, slot=slot, uuid=given, form=given, sequence=slot, raw=[], language="kk"
        )
