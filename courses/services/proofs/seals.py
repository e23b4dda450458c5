"""The seals of completions and certificates: digests of what they say, kept in the audit chain.

They are keyed with AUDIT_KEY, for a name could be guessed from a plain digest of it.
"""

from datetime import date, datetime
from typing import Any

from courses.models import Certificate, Completion
from qalqan.common.services import audit


def of_completion(completion: Completion) -> str:
    """Over what was completed in which course, when, and on what evidence."""
    enrolment = completion.enrolment
    return audit.seal(
        "completion",
        [
            str(enrolment.registration),
            enrolment.course_id,
            completion.page_id,
            completion.kind,
            _moment(completion.completed_at),
            completion.evidence,
            str(completion.attempt),
        ],
    )


def of_certificate(certificate: Certificate) -> str:
    """Over all that it says, but for the name, which an erasure takes out."""
    return audit.seal(
        "certificate",
        [
            certificate.number,
            certificate.code,
            certificate.completion_id,
            certificate.replaces_id,
            certificate.titles,
            certificate.academy_names,
            certificate.language,
            certificate.academic_hours,
            _day(certificate.completed_on),
            _day(certificate.expires_on),
            _moment(certificate.issued_at),
        ],
    )


def of_holder(certificate: Certificate) -> str:
    """Over whose it is."""
    told = [certificate.number, certificate.holder_name, certificate.surname_hash]
    return audit.seal("holder", told)


def on(certificate: Certificate) -> dict[str, Any]:
    """Both seals, for the audit row of a certificate that was made."""
    return {"seal": of_certificate(certificate), "holder": of_holder(certificate)}


def _moment(moment: datetime) -> int:
    # Whole microseconds: zones and text differ between engines.
    return round(moment.timestamp() * 1e6)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
