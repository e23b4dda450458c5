"""Certificates: issued once, corrected by new ones, revoked with a reason, checked by anybody."""

from courses.services.certificates.issuing import KIND, issue, order
from courses.services.certificates.revoking import CertificateError, replace, revoke
from courses.services.certificates.watching import waiting

__all__ = [
    "KIND",
    "CertificateError",
    "issue",
    "order",
    "replace",
    "revoke",
    "waiting",
]
