"""The letters about an address: at the new one the link, at the old one the notice."""

from typing import Any

from django.conf import settings
from django.core import signing
from django.core.mail import send_mail
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from qalqan.accounts.models import AddressChange, User
from qalqan.accounts.services.password_mail import mail_available
from qalqan.common.models import OutboxMessage
from qalqan.common.services import outbox

PROOF = "accounts.address_proof"
CHANGED = "accounts.address_changed"
# Under which it was before; such rows may still wait.
CHANGED_BEFORE = "courses.address_changed"
SALT = "qalqan.address_proof"


def ask_new(change: AddressChange) -> None:
    """Write down that the link is due at the new address."""
    outbox.enqueue(PROOF, {"change": change.pk, "asked": stamp(change)})


def prove(payload: dict[str, Any]) -> None:
    """Outbox handler: the link is made now, so that no token lies in a table."""
    found = AddressChange.objects.waiting().select_related("user").filter(pk=payload["change"])
    change = found.first()
    if change is None or stamp(change) != payload["asked"]:
        return
    token = signing.dumps([change.pk, stamp(change)], salt=SALT)
    with translation.override(change.user.language):
        link = settings.PUBLIC_BASE_URL + reverse("accounts:confirm_address", args=[token])
        send_mail(
            _("Confirm your e-mail address for Qalqan"),
            _(
                "This address was written into an account at Qalqan. If it is your account, open "
                "this page within three days; from then on you sign in with this address:\n\n"
                "%(link)s\n\n"
                "If you have no account at Qalqan, do nothing: the address will not be used."
            )
            % {"link": link},
            settings.DEFAULT_FROM_EMAIL,
            [change.address],
        )


def stamp(change: AddressChange) -> int:
    """Microseconds: tells a newer wish from the one that a letter was about."""
    return round(change.asked_at.timestamp() * 1_000_000)


def tell_old(person: User, old: str | None) -> None:
    """Write down that whoever owned `old` is to learn that it opens nothing any more."""
    if old and mail_available():
        outbox.enqueue(CHANGED, {"person": person.pk, "address": old})


def tell(payload: dict[str, Any]) -> None:
    """Outbox handler. What was delivered keeps ids alone."""
    person = User.objects.filter(pk=payload["person"], erased_at=None).first()
    if person is not None and "address" in payload:
        with translation.override(person.language):
            _notice(payload["address"])
    told = OutboxMessage.objects.filter(kind__in=[CHANGED, CHANGED_BEFORE], payload=payload)
    told.update(payload={"person": payload["person"]})


def _notice(address: str) -> None:
    send_mail(
        _("Your e-mail address for Qalqan was changed"),
        _(
            "Another e-mail address was written into your account. This one no longer opens "
            "it.\n\nIf you did not ask for this, tell your academy."
        ),
        settings.DEFAULT_FROM_EMAIL,
        [address],
    )
