"""Mails to stewards and operators, by way of the outbox: a line's number and a person's alone."""

from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from qalqan.common.enums import HotlineDue
from qalqan.common.models import Hotline, OutboxMessage
from qalqan.common.services import outbox
from qalqan.common.services.hotlines.stewards import stewards

KIND = "common.hotline_due"


def enqueue(line: Hotline, state: HotlineDue) -> bool:
    """A mail to each steward, once for each check of the line; whether any is new."""
    if not settings.EMAIL_URL:
        return False
    about = f"{KIND}:{line.pk}:{state}:{line.checked_on}"
    people = stewards().exclude(email=None).values_list("pk", flat=True)
    keys = {f"{about}:{pk}": pk for pk in people}
    told = OutboxMessage.objects.filter(key__in=keys).values_list("key", flat=True)
    new = keys.keys() - set(told)
    for key in sorted(new):
        payload = {"hotline": line.pk, "person": keys[key], "state": state.value}
        outbox.enqueue(KIND, payload, key=key)
    return bool(new)


def tell(payload: dict[str, Any]) -> None:
    """Outbox handler: the mail, to one who still looks after the register."""
    line = Hotline.objects.filter(pk=payload["hotline"]).first()
    person = stewards().filter(pk=payload["person"]).first()
    if line is None or person is None or not person.email:
        return
    with translation.override(person.language):
        words = {
            "number": line.number,
            "operator": line.operator,
            "day": date_format(line.checked_on, "DATE_FORMAT") if line.checked_on else "–",
            "link": settings.PUBLIC_BASE_URL + reverse(settings.HOTLINE_URL, args=[line.pk]),
        }
        subject, text = _words(HotlineDue(payload["state"]))
        send_mail(subject % words, text % words, settings.DEFAULT_FROM_EMAIL, [person.email])


def _words(state: HotlineDue) -> tuple[str, str]:
    if state == HotlineDue.EXPIRED:
        return _("Hotline %(number)s was withdrawn"), _(
            "%(number)s (%(operator)s) was last checked on %(day)s. That is too long ago, so "
            "public pages show it no more. Two people can bring it back:\n\n%(link)s"
        )
    if state == HotlineDue.EMERGENCY:
        return _("Emergency line %(number)s: the check is too old"), _(
            "%(number)s (%(operator)s) was last checked on %(day)s. Public pages go on showing it "
            "with that date. Call it today and record the check:\n\n%(link)s"
        )
    return _("Hotline %(number)s: the check is due"), _(
        "%(number)s (%(operator)s) was last checked on %(day)s. Call it and record the check, "
        "or withdraw it:\n\n%(link)s"
    )
