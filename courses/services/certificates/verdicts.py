"""What anybody is told of a certificate; never a name."""

import datetime
from dataclasses import dataclass, field

from django.utils import timezone

from courses.enums import CertificateState
from courses.models import Certificate
from courses.services.certificates import surnames


@dataclass(frozen=True)
class Verdict:
    """The state of a certificate, and what can be compared with the paper."""

    code: str
    state: CertificateState = CertificateState.UNKNOWN
    # {language: text}.
    titles: dict[str, str] = field(default_factory=dict)
    academic_hours: int = 0
    completed_on: datetime.date | None = None
    issued_on: datetime.date | None = None
    expires_on: datetime.date | None = None
    surname_hash: str = ""
    # The day of a carried list, which knows nothing later.
    as_of: datetime.date | None = None

    def names(self, surname: str) -> bool:
        """Whether the certificate is in this surname; an unknown one is in none."""
        return surnames.is_same(surname, code=self.code, expected=self.surname_hash)


def of(certificate: Certificate) -> Verdict:
    """What is told of this certificate."""
    return Verdict(
        code=certificate.code,
        state=certificate.state,
        titles=certificate.titles,
        academic_hours=certificate.academic_hours,
        completed_on=certificate.completed_on,
        issued_on=timezone.localdate(certificate.issued_at),
        expires_on=certificate.expires_on,
        surname_hash=certificate.surname_hash,
    )
