"""Certificates beside the audit chain."""

from collections.abc import Iterator
from typing import Any

from courses.models import Certificate
from courses.services.proofs import seals
from qalqan.common.enums import AuditAction
from qalqan.common.models import AuditRow

SUBJECT = "certificate:"
ENDING = (AuditAction.CERTIFICATE_REVOKED, AuditAction.CERTIFICATE_REPLACED)


def certificate_faults() -> Iterator[str]:
    """A sentence for each that is not, or not so, in the chain, or in it alone."""
    told, ended, erased = _told(), _ended(), _erased()
    rows = Certificate.objects.select_related("completion__enrolment").order_by("pk")
    for certificate in rows.iterator(chunk_size=2000):
        name = f"certificate {certificate.number}"
        recorded = told.pop(certificate.number, None)
        if recorded is None:
            yield f"{name}: it is not in the audit chain"
            continue
        # What was issued before seals were written has none.
        if recorded.get("seal") not in {None, seals.of_certificate(certificate)}:
            yield f"{name}: what it says is not what was audited"
        if not _is_theirs(certificate, recorded, erased):
            yield f"{name}: the name on it is not the one that was audited"
        if (certificate.revoked_at is not None) != (certificate.number in ended):
            yield f"{name}: whether it was revoked is not what was audited"
    for number in told:
        yield f"certificate {number}: it is not there"


def _is_theirs(certificate: Certificate, recorded: dict[str, Any], erased: set[int]) -> bool:
    if not certificate.holder_name and certificate.completion.enrolment.learner_id in erased:
        return True
    return recorded.get("holder") in {None, seals.of_holder(certificate)}


def _told() -> dict[str, dict[str, Any]]:
    """By number, the data of the row that tells of its making."""
    issued = AuditRow.objects.filter(action=AuditAction.CERTIFICATE_ISSUED)
    replaced = AuditRow.objects.filter(action=AuditAction.CERTIFICATE_REPLACED)
    return {
        **{row.subject.removeprefix(SUBJECT): row.data for row in issued},
        **{row.data["new"]: row.data for row in replaced},
    }


def _ended() -> set[str]:
    rows = AuditRow.objects.filter(action__in=ENDING)
    return {subject.removeprefix(SUBJECT) for subject in rows.values_list("subject", flat=True)}


def _erased() -> set[int]:
    rows = AuditRow.objects.filter(action=AuditAction.PERSON_ERASED)
    return {int(row.subject.removeprefix("person:")) for row in rows}
