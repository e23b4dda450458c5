"""Password reset by mail, where the installation can send mail; it goes through the outbox."""

import time
from typing import Any

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import send_mail
from django.urls import reverse
from django.utils import translation
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _

from qalqan.accounts.models import User
from qalqan.common.services import outbox

KIND = "accounts.password_mail"
SECONDS_BETWEEN_MAILS = 600


def mail_available() -> bool:
    return bool(settings.EMAIL_URL)


def request_mail(email: str) -> None:
    """Write down that a mail is due; nothing tells the caller whether the address is known."""
    person = User.objects.with_address(email).filter(is_active=True).first()
    if person is not None and mail_available():
        # One mail in ten minutes, however often somebody asks.
        period = int(time.time()) // SECONDS_BETWEEN_MAILS
        outbox.enqueue(KIND, {"person": person.pk}, key=f"{KIND}:{person.pk}:{period}")


def send(payload: dict[str, Any]) -> None:
    """Outbox handler: the link is made now, so that no token lies in a table."""
    person = User.objects.filter(pk=payload["person"], is_active=True).first()
    if person is None or not person.email:
        return
    with translation.override(person.language):
        link = settings.PUBLIC_BASE_URL + reverse(
            "accounts:set_password",
            args=[
                urlsafe_base64_encode(force_bytes(person.pk)),
                default_token_generator.make_token(person),
            ],
        )
        send_mail(
            _("Your new password for Qalqan"),
            _(
                "Open this address within an hour to choose a new password:\n\n%(link)s\n\n"
                "If you did not ask for this, do nothing: your password stays as it is."
            )
            % {"link": link},
            settings.DEFAULT_FROM_EMAIL,
            [person.email],
        )
