"""Mails to holders before their certificates run out."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.db.models import CharField, Exists, OuterRef, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from courses.services.certificates.renewing import STEPS, not_renewed
from qalqan.common.languages import localize
from qalqan.common.models import OutboxMessage
from qalqan.common.services import outbox

KIND = "courses.certificate_expires"


def remind() -> int:
    """Chore: put the mails that are due into the outbox, one for each step and never twice."""
    if not settings.EMAIL_URL:
        return 0
    nearer = (*STEPS[1:], -1)
    return sum(_remind(*between) for between in zip(STEPS, nearer, strict=True))


def _remind(step: int, nearer: int) -> int:
    today = timezone.localdate()
    key = Concat(Value(f"{KIND}:"), Cast(OuterRef("pk"), CharField()), Value(f":{step}"))
    told = OutboxMessage.objects.filter(key=key)
    due = not_renewed().filter(
        ~Exists(told),
        expires_on__gt=today + timedelta(days=nearer),
        expires_on__lte=today + timedelta(days=step),
        completion__enrolment__learner__is_active=True,
        completion__enrolment__learner__email__isnull=False,
    )
    ids = list(due.values_list("pk", flat=True))
    for pk in ids:
        outbox.enqueue(KIND, {"certificate": pk}, key=f"{KIND}:{pk}:{step}")
    return len(ids)


def tell(payload: dict[str, Any]) -> None:
    """Outbox handler: the mail, where the certificate still stands and nothing renewed it."""
    found = (
        not_renewed()
        .select_related("completion__enrolment__learner")
        .filter(pk=payload["certificate"])
        .first()
    )
    if found is None or found.expires_on is None:
        return
    person = found.completion.enrolment.learner
    if not person.email or not person.is_active:
        return
    with translation.override(person.language):
        words = {
            "number": found.number,
            "title": localize(found.titles, person.language),
            "day": date_format(found.expires_on, "DATE_FORMAT"),
            "link": settings.PUBLIC_BASE_URL + reverse("courses:my") + "#certificates",
        }
        send_mail(
            _("Your certificate runs out soon"),
            _(
                "Your certificate %(number)s, “%(title)s”, is valid until %(day)s.\n\n"
                "See here whether a short course renews it:\n\n%(link)s"
            )
            % words,
            settings.DEFAULT_FROM_EMAIL,
            [person.email],
        )
