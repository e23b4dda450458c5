"""Certificates: ordered when a completion is recorded, issued exactly once by the outbox."""

import base64
import secrets
import uuid
from typing import Any

from django.utils import timezone

from assessments.services import finished_attempts
from courses.models import Certificate, Completion, Enrolment, ModulePage
from courses.services import versions
from qalqan.common.enums import AuditAction
from qalqan.common.services import audit, outbox

KIND = "courses.certificate"
CODE_BYTES = 16


def passed_attempt(enrolment: Enrolment, assessment_id: int) -> uuid.UUID | None:
    """The first passed attempt at the assessment under this enrolment."""
    attempts = finished_attempts([enrolment.registration], assessments=[assessment_id])
    return next((attempt.uuid for attempt in attempts if attempt.passed), None)


def order(completion: Completion) -> None:
    outbox.enqueue(KIND, {"completion": completion.pk}, key=f"certificate:{completion.pk}")


def issue(payload: dict[str, Any]) -> None:
    """Outbox handler; the number follows from the completion, so there is one of each."""
    completion = Completion.objects.select_related("enrolment__version").get(
        pk=payload["completion"]
    )
    now = timezone.now()
    certificate, created = Certificate.objects.get_or_create(
        completion=completion,
        defaults={
            "number": f"{timezone.localtime(now).year}-{completion.pk:06d}",
            "code": _code(),
            "issued_at": now,
            "academic_hours": _module_of(completion).academic_hours,
        },
    )
    if created:
        audit.append(
            AuditAction.CERTIFICATE_ISSUED,
            subject=f"certificate:{certificate.number}",
            actor=completion.enrolment.learner_id,
            data={"completion": completion.pk},
        )


def _module_of(completion: Completion) -> Any:
    """The module as its learner took it."""
    return versions.as_read(ModulePage.objects.get(pk=completion.page_id), completion.enrolment)


def _code() -> str:
    """128 random bits in letters and digits that survive being read aloud."""
    return base64.b32encode(secrets.token_bytes(CODE_BYTES)).decode().rstrip("=")
