"""A changed e-mail address: its owner hears of it at the old one, and the audit chain keeps it."""

from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.utils import translation
from django.utils.translation import gettext as _

from qalqan.accounts.models import User
from qalqan.accounts.services.password_mail import mail_available
from qalqan.common.enums import AuditAction
from qalqan.common.models import OutboxMessage
from qalqan.common.services import audit, outbox

KIND = "courses.address_changed"


def changed(person: User, *, old: str | None, by: User | None) -> None:
    """In the caller's transaction. Whoever owned `old` learns that it opens nothing any more."""
    audit.append(
        AuditAction.ADDRESS_CHANGED, subject=f"person:{person.pk}", actor=by.pk if by else None
    )
    if old and mail_available():
        outbox.enqueue(KIND, {"person": person.pk, "address": old})


def tell(payload: dict[str, Any]) -> None:
    """Outbox handler. What was delivered keeps ids alone."""
    person = User.objects.filter(pk=payload["person"], erased_at=None).first()
    if person is not None and "address" in payload:
        with translation.override(person.language):
            _mail(payload["address"])
    told = OutboxMessage.objects.filter(kind=KIND, payload=payload)
    told.update(payload={"person": payload["person"]})


def _mail(address: str) -> None:
    send_mail(
        _("Your e-mail address for Qalqan was changed"),
        _(
            "Another e-mail address was written into your account. This one no longer opens "
            "it.\n\nIf you did not ask for this, tell your academy."
        ),
        settings.DEFAULT_FROM_EMAIL,
        [address],
    )
