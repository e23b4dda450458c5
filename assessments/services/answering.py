"""Taking an answer in: checked, stored by one statement, acknowledged after its commit."""

import json
import uuid
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone

from assessments import scoring
from assessments.enums import FeedbackPolicy
from assessments.models import Attempt, Response
from assessments.services.errors import AttemptError, NotFoundError
from assessments.services.versions import specs_of

# Twenty thousand letters of an essay, and what JSON puts around them.
LONGEST_JSON = 60_000
LARGEST_SEQUENCE = 1_000_000
# Answers that come after the deadline are kept, but nobody fills the disk with them.
MOST_LATE = 200
MOST_TRIES = 5


def record_response(
    attempt: Attempt,
    *,
    slot: int,
    response_uuid: uuid.UUID,
    sequence: int,
    raw: Any,
    language: str,
) -> Response:
    """Add one answer to the attempt, which the caller read as the learner's own.

    A repeat of the same post gives the stored row back and adds nothing. The latest to arrive
    counts: what a learner was told is saved is never outvoted by another tab's numbering.
    `sequence` is the page's own count, kept for the record. The server's clock alone says
    whether an answer is late: it counts up to the attempt's `last_moment`, and what comes after
    that is kept without counting.

    Raises NotFoundError (no such slot), scoring.InvalidResponseError, and AttemptError
    "finished", "answered" (its feedback was shown), "path_changed" (a case goes on from another
    point), "too_many", "busy".
    """
    spec = spec_asked(attempt, slot)
    _check(spec, raw, sequence)
    now = timezone.now()
    response = Response(
        attempt=attempt,
        slot=slot,
        form=response_uuid,
        uuid=response_uuid,
        sequence=sequence,
        raw=raw,
        language=language,
        received_at=now,
        late=attempt.deadline is not None and now > attempt.deadline,
    )
    if not _depends_on_earlier(response, spec) and Response.objects.add(response):
        return response
    return _add_beside(response, spec)


def _add_beside(response: Response, spec: scoring.Spec) -> Response:
    """Add it with a look at what is there already; the same post again is given back."""
    for _try in range(MOST_TRIES):
        known = _known(response)
        repeats = [row for row in known if row.form == response.form]
        if repeats and (repeats[-1].slot, repeats[-1].raw) == (response.slot, response.raw):
            return repeats[-1]
        response.attempt.refresh_from_db(fields=["state"])
        _refuse(response, spec, [row for row in known if row.slot == response.slot])
        if repeats:
            # A page brought back from the browser's history repeats its id with another answer:
            # that is an answer of its own, under an id derived from the first.
            response.uuid = uuid.uuid5(response.form, str(len(repeats)))
        if Response.objects.add(response, finished_too=not counts(response)):
            return response
    raise AttemptError("busy", "too many answers arrived at one moment")


def spec_asked(attempt: Attempt, slot: int) -> scoring.Spec:
    """What the learner was asked at that place; raises NotFoundError where nothing was."""
    if not 0 <= slot < len(attempt.plan):
        raise NotFoundError
    digest = attempt.plan[slot]["version"]
    return specs_of([digest])[digest]


def counts(response: Response) -> bool:
    """Whether the answer came in time to count."""
    last: datetime | None = response.attempt.last_moment
    return last is None or response.received_at <= last


def _check(spec: scoring.Spec, raw: Any, sequence: int) -> None:
    if len(json.dumps(raw, ensure_ascii=False)) > LONGEST_JSON:
        raise scoring.InvalidResponseError("too_long", "the answer is too long")
    if not 0 <= sequence <= LARGEST_SEQUENCE:
        raise scoring.InvalidResponseError("malformed", "the sequence number is out of range")
    scoring.check(spec, raw)


def _depends_on_earlier(response: Response, spec: scoring.Spec) -> bool:
    """Whether an earlier answer may stand against this one; mostly none can."""
    at_once = response.attempt.feedback == FeedbackPolicy.AT_ONCE
    return at_once or spec["kind"] == "case" or response.late


def _known(response: Response) -> list[Response]:
    """What the attempt has for this slot, and what this page sent before."""
    rows = response.attempt.responses
    return list(rows.filter(Q(slot=response.slot) | Q(form=response.form)))


def _refuse(response: Response, spec: scoring.Spec, earlier: list[Response]) -> None:
    attempt = response.attempt
    if not counts(response):
        if sum(row.late for row in earlier) >= MOST_LATE:
            raise AttemptError("too_many", "too many answers after the deadline")
        return
    if not attempt.is_open:
        raise AttemptError("finished", "the attempt is finished")
    if not earlier or not scoring.is_answer(earlier[-1].raw):
        return
    if not scoring.follows(spec, earlier[-1].raw, response.raw):
        raise AttemptError("path_changed", "the case has gone on from another point")
    if attempt.feedback == FeedbackPolicy.AT_ONCE and spec["kind"] != "case":
        raise AttemptError("answered", "its feedback was shown already")
