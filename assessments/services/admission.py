"""Who may start an attempt, when, and under which limits; and the start itself."""

import secrets
import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from assessments.models import Assessment, Attempt, ExtraTime, SupervisionCode
from assessments.services.errors import AttemptError
from assessments.services.papers import plan
from qalqan.accounts.models import User
from qalqan.common.enums import AuditAction
from qalqan.common.services import audit

# Read out in a room and typed on a phone: no letters that look alike.
CODE_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
CODE_LENGTH = 8
LONGEST_CODE_HOURS = 12


@dataclass(frozen=True)
class Admission:
    """What the start page says: the attempt to go on with, or the `reason` against a new one.

    Reasons: not_in_language, not_open_yet, closed, no_attempts_left, wait.
    """

    open_attempt: Attempt | None
    used: int
    reason: str = ""
    wait_until: datetime | None = None
    minutes: int | None = None
    extra_percent: int = 0

    @property
    def may_start(self) -> bool:
        return self.open_attempt is None and not self.reason


def admission(
    assessment: Assessment,
    *,
    learner: User,
    registration: uuid.UUID,
    language: str,
    now: datetime | None = None,
) -> Admission:
    """How the learner stands with the assessment under this registration; changes nothing."""
    now = now or timezone.now()
    earlier = list(
        Attempt.objects.filter(assessment=assessment, registration=registration).order_by("number")
    )
    open_attempt = next((attempt for attempt in earlier if attempt.is_open), None)
    reason, wait_until = _obstacle(assessment, earlier, language, now)
    minutes, percent = _minutes(assessment, learner)
    return Admission(open_attempt, len(earlier), reason, wait_until, minutes, percent)


def _minutes(assessment: Assessment, learner: User) -> tuple[int | None, int]:
    """The time limit with the learner's extra time, and that in percent."""
    if assessment.time_limit is None:
        return None, 0
    granted = ExtraTime.objects.filter(learner=learner).values_list("percent", flat=True).first()
    percent = granted or 0
    return round(assessment.time_limit * (100 + percent) / 100), percent


def _obstacle(
    assessment: Assessment, earlier: list[Attempt], language: str, now: datetime
) -> tuple[str, datetime | None]:
    if language not in assessment.languages:
        return "not_in_language", None
    if assessment.opens_at and now < assessment.opens_at:
        return "not_open_yet", assessment.opens_at
    if assessment.closes_at and now >= assessment.closes_at:
        return "closed", None
    if assessment.most_attempts is not None and len(earlier) >= assessment.most_attempts:
        return "no_attempts_left", None
    last = max((one.finished_at for one in earlier if one.finished_at), default=None)
    until = last + timedelta(hours=assessment.wait_hours) if last else None
    return ("wait", until) if until and now < until else ("", None)


def start(
    *,
    assessment: Assessment,
    learner: User,
    registration: uuid.UUID,
    language: str,
    code: str = "",
    supervisors: Collection[int] | None = None,
) -> Attempt:
    """Begin an attempt, or give back the open one; two starts at once make one attempt.

    A supervised one asks for a code that one of `supervisors`, ids of people, has made; None: of
    anybody who may make codes.

    Raises AttemptError with a reason of Admission's, "code_needed", "code_wrong", "empty" or
    "too_few_items".
    """
    standing = admission(assessment, learner=learner, registration=registration, language=language)
    if standing.open_attempt:
        return standing.open_attempt
    if standing.reason:
        raise AttemptError(standing.reason, "the assessment cannot be started now")
    attempt = _new_attempt(assessment, standing, learner, registration, language)
    if assessment.supervised:
        attempt.supervisor_id = _supervisor(assessment, code, learner, supervisors)
    try:
        with transaction.atomic():
            attempt.save(force_insert=True)
    except IntegrityError:
        # The other start got there first.
        return Attempt.objects.open().get(assessment=assessment, registration=registration)
    return attempt


def _new_attempt(
    assessment: Assessment,
    standing: Admission,
    learner: User,
    registration: uuid.UUID,
    language: str,
) -> Attempt:
    now = timezone.now()
    limits = [now + timedelta(minutes=standing.minutes)] if standing.minutes else []
    limits += [assessment.closes_at] if assessment.closes_at else []
    return Attempt(
        learner=learner,
        registration=registration,
        assessment=assessment,
        number=standing.used + 1,
        language=language,
        started_at=now,
        pass_mark=assessment.pass_mark,
        plan=plan(assessment),
        deadline=min(limits, default=None),
        grace=timedelta(seconds=Assessment.GRACE_SECONDS),
        feedback=assessment.feedback,
        feedback_from=assessment.closes_at,
        extra_percent=standing.extra_percent,
    )


def _supervisor(
    assessment: Assessment, code: str, learner: User, supervisors: Collection[int] | None
) -> int:
    """Who answers for a supervised start; raises AttemptError "code_needed" or "code_wrong"."""
    if not code.strip():
        raise AttemptError("code_needed", "a supervised assessment starts with a code")
    typed = code.strip().upper().replace(" ", "").replace("-", "")
    found = SupervisionCode.objects.valid(timezone.now()).filter(assessment=assessment, code=typed)
    if supervisors is not None:
        found = found.filter(issued_by__in=supervisors)
    # Nobody supervises oneself.
    issuer = found.exclude(issued_by=learner).values_list("issued_by", flat=True).first()
    if issuer is None:
        raise AttemptError("code_wrong", "no such code is valid now")
    return issuer


@transaction.atomic
def issue_code(assessment: Assessment, *, by: User, hours: int = 4) -> SupervisionCode:
    """A code that starts the supervised assessment for some hours, at most twelve."""
    code = SupervisionCode.objects.create(
        assessment=assessment,
        code="".join(secrets.choice(CODE_LETTERS) for _letter in range(CODE_LENGTH)),
        issued_by=by,
        expires_at=timezone.now() + timedelta(hours=min(max(hours, 1), LONGEST_CODE_HOURS)),
    )
    audit.append(
        AuditAction.CODE_ISSUED,
        subject=f"assessment:{assessment.key}",
        actor=by.pk,
        data={"expires": code.expires_at.isoformat()},
    )
    return code


def valid_codes(assessment: Assessment, *, by: User) -> list[SupervisionCode]:
    """The codes of this supervisor that still work."""
    return list(assessment.codes.valid(timezone.now()).filter(issued_by=by).order_by("expires_at"))


def extra_time_of(learner: User) -> ExtraTime | None:
    return ExtraTime.objects.filter(learner=learner).first()


@transaction.atomic
def grant_extra_time(learner: User, *, percent: int, reason: str, by: User) -> ExtraTime:
    """Give the learner more time in each assessment started from now on; 0 takes it back."""
    if not reason.strip():
        raise AttemptError("reason_needed", "extra time needs a reason")
    if not 0 <= percent <= 200:
        raise AttemptError("out_of_range", "extra time is 0 to 200 percent")
    granted, _created = ExtraTime.objects.update_or_create(
        learner=learner, defaults={"percent": percent, "reason": reason.strip(), "granted_by": by}
    )
    audit.append(
        AuditAction.EXTRA_TIME_GRANTED,
        subject=f"person:{learner.pk}",
        actor=by.pk,
        data={"percent": percent},
    )
    return granted
