"""Revoking, and replacing by a new certificate where a name was corrected."""

from django.db import transaction
from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.models import Certificate
from courses.services.certificates import wording
from courses.services.certificates.issuing import make
from courses.services.proofs import seals
from qalqan.accounts.models import User
from qalqan.common.enums import AuditAction
from qalqan.common.services import audit


class Refusal(TextChoices):
    REVOKED = "revoked", _("This certificate was revoked before.")
    ERASED = "erased", _("The data of its holder were erased, so no new one can be issued.")


class CertificateError(Exception):
    """The certificate cannot be changed so; `code` and `label` say why."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.code, self.label = refusal.value, refusal.label


@transaction.atomic
def revoke(certificate: Certificate, *, because: str, by: User | None = None) -> None:
    """Take the certificate back for good; without `by`, because of what was recorded.

    Raises CertificateError: "revoked" where it is revoked already.
    """
    locked = _standing(certificate)
    _end(locked, because=because, by=by)
    audit.append(
        AuditAction.CERTIFICATE_REVOKED,
        subject=f"certificate:{locked.number}",
        actor=by.pk if by else None,
        data={"completion": locked.completion_id},
    )


@transaction.atomic
def replace(certificate: Certificate, *, because: str, by: User) -> Certificate:
    """Issue it anew in the name of today, with a new number; the old one says that it was replaced.

    Raises CertificateError: "revoked" where it is revoked already, "erased" where its holder is.
    """
    old = _standing(certificate)
    completion = old.completion
    if completion.enrolment.learner.erased_at is not None:
        raise CertificateError(Refusal.ERASED)
    _end(old, because=because, by=by)
    count = completion.certificates.count() + 1
    first_number = completion.certificates.earliest("pk").number
    number = f"{first_number}-{count}"
    new = make(completion, number=number, says=wording.again(old), replaces=old)
    audit.append(
        AuditAction.CERTIFICATE_REPLACED,
        subject=f"certificate:{old.number}",
        actor=by.pk,
        data={"completion": completion.pk, "new": new.number, **seals.on(new)},
    )
    return new


def _standing(certificate: Certificate) -> Certificate:
    certificates = Certificate.objects.select_for_update(of=("self",)).standing()
    related = certificates.select_related("completion__enrolment__learner")
    found = related.filter(pk=certificate.pk).first()
    if found is None:
        raise CertificateError(Refusal.REVOKED)
    return found


def _end(certificate: Certificate, *, because: str, by: User | None) -> None:
    certificate.revoked_at = timezone.now()
    certificate.revoked_because, certificate.revoked_by = because, by
    certificate.save(update_fields=["revoked_at", "revoked_because", "revoked_by"])
