"""The mail that tells a person that their second factor was taken away; through the outbox."""

import time
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.utils import translation
from django.utils.translation import gettext as _

from qalqan.accounts.models import User
from qalqan.accounts.services.password_mail import mail_available
from qalqan.common.services import outbox

KIND = "accounts.factors_reset"


def enqueue(person: User) -> None:
    """Write down that a mail is due, where mail works and the person has an address."""
    if mail_available() and person.email:
        outbox.enqueue(KIND, {"person": person.pk}, key=f"{KIND}:{person.pk}:{int(time.time())}")


def send(payload: dict[str, Any]) -> None:
    """Outbox handler."""
    person = User.objects.filter(pk=payload["person"], is_active=True).first()
    if person is None or not person.email:
        return
    with translation.override(person.language):
        send_mail(
            _("Your second step at sign-in was reset"),
            _(
                "An administrator or your academy has removed your app, keys and recovery codes "
                "at Qalqan, and signed you out everywhere.\n\n"
                "If you did not ask for this, tell your administrator at once."
            ),
            settings.DEFAULT_FROM_EMAIL,
            [person.email],
        )
