"""The life of an attempt: start, answer, finish. Marking is scoring's, keeping is ours."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from assessments import scoring
from assessments.enums import AttemptState
from assessments.models import Assessment, Attempt, Item, ItemVersion, Response
from assessments.services.specs import missing_texts, spec_of, versions_of
from assessments.signals import attempt_finished
from qalqan.accounts.models import User
from qalqan.common.enums import AuditAction
from qalqan.common.services import audit

LONGEST_RAW = 20
LARGEST_SEQUENCE = 1_000_000


class AttemptError(Exception):
    """What was asked of an attempt cannot be done; `code` says why."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class NotFoundError(AttemptError):
    """No such attempt of this learner."""

    def __init__(self) -> None:
        super().__init__("not_found", "there is no such attempt")


@dataclass(frozen=True)
class AttemptResult:
    """What the signal `attempt_finished` tells."""

    attempt: uuid.UUID
    registration: uuid.UUID
    assessment_id: int
    passed: bool


@dataclass(frozen=True)
class Sheet:
    """An attempt with its specs and the latest response of each slot, for showing."""

    attempt: Attempt
    specs: list[scoring.Spec]
    latest: dict[int, Response]
    next_sequence: int

    @property
    def answered(self) -> set[int]:
        return {slot for slot, response in self.latest.items() if response.raw}


def gaps_before_publishing(assessment: Assessment, language: str) -> list[tuple[Item, list[str]]]:
    """The items of `assessment` that lack something in `language`, with what they lack."""
    pairs = (
        (item, missing_texts(spec_of(item)).get(language, [])) for item in items_of(assessment)
    )
    return [(item, gaps) for item, gaps in pairs if gaps]


def items_of(assessment: Assessment) -> list[Item]:
    slots = assessment.slots.select_related("item").order_by("sort_order")
    return [slot.item for slot in slots]


def start(
    *, assessment: Assessment, learner: User, registration: uuid.UUID, language: str
) -> Attempt:
    """Begin an attempt, or give back the open one; two starts at once make one attempt."""
    try:
        with transaction.atomic():
            return _open_attempt(assessment, registration) or _new_attempt(
                assessment, learner, registration, language
            )
    except IntegrityError:
        # The other start got there first.
        attempt = _open_attempt(assessment, registration)
        if attempt is None:
            raise
        return attempt


def _open_attempt(assessment: Assessment, registration: uuid.UUID) -> Attempt | None:
    return Attempt.objects.open().filter(assessment=assessment, registration=registration).first()


def _new_attempt(
    assessment: Assessment, learner: User, registration: uuid.UUID, language: str
) -> Attempt:
    items = [item for item in items_of(assessment) if item.live]
    if not items:
        raise AttemptError("empty", "the assessment has no published question")
    versions = versions_of(items)
    before = Attempt.objects.filter(assessment=assessment, registration=registration)
    number = (before.aggregate(last=Max("number"))["last"] or 0) + 1
    return Attempt.objects.create(
        learner=learner,
        registration=registration,
        assessment=assessment,
        number=number,
        language=language,
        pass_mark=assessment.pass_mark,
        plan=[
            {
                "version": version.pk,
                "options": [option["id"] for option in version.spec["options"]],
            }
            for version in versions
        ],
    )


def get(attempt_uuid: uuid.UUID, *, learner: User) -> Attempt:
    """The learner's own attempt; anybody else's raises NotFoundError."""
    attempt = (
        Attempt.objects.select_related("assessment")
        .filter(uuid=attempt_uuid, learner=learner)
        .first()
    )
    if attempt is None:
        raise NotFoundError
    return attempt


def sheet(attempt: Attempt) -> Sheet:
    responses = list(attempt.responses.all())
    return Sheet(
        attempt,
        _specs(attempt),
        {response.slot: response for response in responses},
        1 + max((response.sequence for response in responses), default=0),
    )


@transaction.atomic
def record_response(
    attempt_uuid: uuid.UUID,
    *,
    learner: User,
    slot: int,
    response_uuid: uuid.UUID,
    sequence: int,
    raw: Any,
    language: str,
) -> Response:
    """Add one answer. A repeat of the same post gives the stored row back and adds nothing.

    The latest to arrive counts: what a learner was told is saved is never outvoted by another
    tab's numbering. `sequence` is the page's own count, kept for the record.

    Raises NotFoundError (no such attempt or slot), AttemptError "finished" and
    scoring.InvalidResponseError.
    """
    attempt = _locked(attempt_uuid, learner)
    if not 0 <= slot < len(attempt.plan):
        raise NotFoundError
    spec = ItemVersion.objects.get(pk=attempt.plan[slot]["version"]).spec
    if isinstance(raw, list) and len(raw) > LONGEST_RAW:
        raise scoring.InvalidResponseError("too_long", "the answer is too long")
    if not 0 <= sequence <= LARGEST_SEQUENCE:
        raise scoring.InvalidResponseError("malformed", "the sequence number is out of range")
    scoring.check(spec, raw)
    earlier = list(Response.objects.filter(attempt=attempt, form=response_uuid))
    if earlier and (earlier[-1].slot, earlier[-1].raw) == (slot, raw):
        return earlier[-1]
    if not attempt.is_open:
        raise AttemptError("finished", "the attempt is finished")
    return Response.objects.create(
        attempt=attempt,
        slot=slot,
        form=response_uuid,
        # A page brought back from the browser's history repeats its id with another answer:
        # that is an answer of its own, under an id derived from the first.
        uuid=uuid.uuid5(response_uuid, str(len(earlier))) if earlier else response_uuid,
        sequence=sequence,
        raw=raw,
        language=language,
    )


@transaction.atomic
def finish(attempt_uuid: uuid.UUID, *, learner: User) -> Attempt:
    """Mark the attempt and close it; finishing twice changes nothing."""
    attempt = _locked(attempt_uuid, learner)
    if not attempt.is_open:
        return attempt
    result = judge(attempt)
    attempt.state = AttemptState.FINISHED
    attempt.finished_at = timezone.now()
    attempt.score, attempt.maximum, attempt.passed = result.score, result.maximum, result.passed
    attempt.save(update_fields=["state", "finished_at", "score", "maximum", "passed"])
    audit.append(
        AuditAction.ATTEMPT_FINISHED,
        subject=f"attempt:{attempt.uuid}",
        actor=attempt.learner_id,
        data={
            "score": str(attempt.score),
            "maximum": str(attempt.maximum),
            "passed": attempt.passed,
        },
    )
    attempt_finished.send(
        sender=Attempt,
        result=AttemptResult(
            attempt.uuid, attempt.registration, attempt.assessment_id, result.passed
        ),
    )
    return attempt


def judge(attempt: Attempt) -> scoring.Outcome:
    """The outcome that follows from the stored responses and the frozen versions."""
    page = sheet(attempt)
    answers = [
        (spec, page.latest[slot].raw if slot in page.latest else None)
        for slot, spec in enumerate(page.specs)
    ]
    return scoring.outcome(
        [scoring.points(spec, raw) for spec, raw in answers],
        [scoring.available(spec) for spec, _raw in answers],
        Decimal(attempt.pass_mark),
        critical=any(raw and scoring.critical_choices(spec, raw) for spec, raw in answers),
    )


def _locked(attempt_uuid: uuid.UUID, learner: User) -> Attempt:
    attempt = Attempt.objects.select_for_update().filter(uuid=attempt_uuid, learner=learner).first()
    if attempt is None:
        raise NotFoundError
    return attempt


def _specs(attempt: Attempt) -> list[scoring.Spec]:
    ids = [entry["version"] for entry in attempt.plan]
    versions = ItemVersion.objects.in_bulk(ids)
    return [versions[version_id].spec for version_id in ids]


def finished_attempts(
    registrations: Iterable[uuid.UUID], *, assessments: Sequence[int] | None = None
) -> list[Attempt]:
    """All finished attempts under `registrations`, the latest last, in one statement."""
    attempts = Attempt.objects.finished().filter(registration__in=list(registrations))
    if assessments is not None:
        attempts = attempts.filter(assessment__in=assessments)
    return list(attempts.select_related("assessment").order_by("finished_at"))


def best_attempts(registrations: Iterable[uuid.UUID]) -> dict[tuple[uuid.UUID, int], Attempt]:
    """The best finished attempt by (registration, assessment id): passed first, then by score."""
    best: dict[tuple[uuid.UUID, int], Attempt] = {}
    for attempt in finished_attempts(registrations):
        place = (attempt.registration, attempt.assessment_id)
        if place not in best or _rank(attempt) > _rank(best[place]):
            best[place] = attempt
    return best


def _rank(attempt: Attempt) -> tuple[bool, Decimal]:
    share = (attempt.score or Decimal(0)) / (attempt.maximum or Decimal(1))
    return bool(attempt.passed), share
