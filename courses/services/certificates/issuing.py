"""Issuing: ordered when a completion is recorded, done exactly once by the outbox."""

import base64
import secrets
from typing import Any

from django.utils import timezone

from assessments.enums import Evidence
from courses.enums import CompletionKind
from courses.models import Certificate, Completion
from courses.services import evidence
from courses.services.certificates import renewed, surnames, wording
from courses.services.proofs import seals
from qalqan.common.enums import AuditAction
from qalqan.common.services import audit, outbox

KIND = "courses.certificate"
CODE_BYTES = 16


def order(completion: Completion) -> None:
    """Write down that a certificate is due for `completion`; a second time changes nothing."""
    outbox.enqueue(KIND, {"completion": completion.pk}, key=f"certificate:{completion.pk}")


def issue(payload: dict[str, Any]) -> None:
    """Outbox handler; nothing happens where the completion has one, or can earn none."""
    completions = Completion.objects.select_for_update(of=("self",))
    completion = completions.select_related(
        "enrolment__learner",
        "enrolment__academy",
        "enrolment__course__renews",
        "enrolment__version",
    ).get(pk=payload["completion"])
    if completion.certificates.exists() or not _earns_one(completion):
        return
    says = renewed.says(completion) or _own(completion)
    if says is None:
        return
    number = f"{timezone.localdate().year}-{completion.pk:06d}"
    certificate = make(completion, number=number, says=says)
    audit.append(
        AuditAction.CERTIFICATE_ISSUED,
        subject=f"certificate:{certificate.number}",
        actor=completion.enrolment.learner_id,
        data={"completion": completion.pk, **seals.on(certificate)},
    )


def make(
    completion: Completion,
    *,
    number: str,
    says: dict[str, Any],
    replaces: Certificate | None = None,
) -> Certificate:
    """A certificate in the name that the learner has today; `says` is as of `wording.of`."""
    learner, code = completion.enrolment.learner, _code()
    return Certificate.objects.create(
        completion=completion,
        number=number,
        code=code,
        holder_name=learner.get_full_name(),
        surname_hash=surnames.keyed(learner.last_name, code=code),
        language=learner.language,
        replaces=replaces,
        **says,
    )


def _own(completion: Completion) -> dict[str, Any] | None:
    """What it says of itself; None for a course that only renews what this learner never held."""
    course = completion.enrolment.course
    if completion.kind == CompletionKind.COURSE and not course.gives_certificate:
        return None
    return wording.of(completion)


def _earns_one(completion: Completion) -> bool:
    """Self-reported results alone never do; those of a course's modules may stand beside others."""
    if completion.withdrawn_at is not None:
        return False
    rests_on = [completion.evidence]
    if completion.kind == CompletionKind.COURSE:
        rests_on = evidence.of_modules(completion.enrolment) or rests_on
    return any(one != Evidence.SELF_REPORTED for one in rests_on)


def _code() -> str:
    """128 random bits in letters and digits that survive being read aloud."""
    return base64.b32encode(secrets.token_bytes(CODE_BYTES)).decode().rstrip("=")
