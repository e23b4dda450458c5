"""Requests to erase an account: asked by its owner, decided by who looks after it.

What the law asks to keep stays under a number that names nobody; the registry says what.
"""

from contextlib import suppress
from smtplib import SMTPRecipientsRefused
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from courses.models import ErasureRequest
from courses.services import scope
from courses.services.people.belonging import has_role
from qalqan.accounts.models import User
from qalqan.accounts.services.erasure import erase_person
from qalqan.accounts.services.password_mail import mail_available
from qalqan.common.enums import AuditAction
from qalqan.common.models import OutboxMessage
from qalqan.common.services import audit, outbox

KIND = "courses.erased"


@transaction.atomic
def ask(learner: User, *, recorded_by: User | None = None) -> ErasureRequest:
    """Put the request before those who decide; one that waits stays the one.

    `recorded_by` holds it on paper, of somebody who cannot or does not sign in.
    """
    request, created = ErasureRequest.objects.get_or_create(
        learner=learner, answered_at=None, defaults={"recorded_by": recorded_by}
    )
    if created:
        _note(AuditAction.ERASURE_REQUESTED, learner, by=recorded_by or learner)
    return request


def take_back(learner: User) -> None:
    """The owner thinks otherwise before anybody has decided."""
    ErasureRequest.objects.open().filter(learner=learner).delete()


def waiting_for(person: User) -> QuerySet[ErasureRequest]:
    """Open requests that `person` decides: a manager those of their people, an operator all.

    Nobody decides on one that they recorded themselves: no account goes by one hand alone.
    """
    waiting = ErasureRequest.objects.open().select_related("learner", "recorded_by")
    waiting = waiting.exclude(recorded_by=person)
    if person.is_superuser:
        return waiting.exclude(learner=person)
    return waiting.filter(learner__in=scope.people_of(person), learner__groups=None)


@transaction.atomic
def grant(request: ErasureRequest, *, by: User) -> None:
    """Erase the account, for good; its owner is told where there is an address.

    Raises PermissionError where the account has a role and `by` is no operator.
    """
    person = User.objects.select_for_update().get(pk=request.learner_id)
    if has_role(person) and not by.is_superuser:
        raise PermissionError("an operator decides on accounts with a role")
    if not _close(request, granted=True, by=by):
        return
    address, language = person.email, person.language
    erase_person(person, by=by)
    if address and mail_available():
        outbox.enqueue(KIND, {"address": address, "language": language})


@transaction.atomic
def refuse(request: ErasureRequest, *, answer: str, by: User) -> None:
    """Leave the account as it is; `answer` is shown to its owner."""
    if _close(request, granted=False, by=by, answer=answer):
        _note(AuditAction.ERASURE_REFUSED, request.learner, by=by)


def _close(request: ErasureRequest, *, granted: bool, by: User, answer: str = "") -> bool:
    """Whether this call decided: where somebody else was first, that stands."""
    decided = {"granted": granted, "answer": answer, "answered_by": by}
    waiting = ErasureRequest.objects.open().filter(pk=request.pk)
    return bool(waiting.update(answered_at=timezone.now(), **decided))


def _note(action: AuditAction, learner: User, *, by: User) -> None:
    audit.append(action, subject=f"person:{learner.pk}", actor=by.pk)


def tell(payload: dict[str, Any]) -> None:
    """Outbox handler: the last mail to an address, which is forgotten with it."""
    if "address" in payload:
        # A mailbox that is closed stays so: the address is not kept to try it again.
        with translation.override(payload["language"]), suppress(SMTPRecipientsRefused):
            send_mail(
                _("Your Qalqan account was erased"),
                _(
                    "As you asked, your account was erased. Records of training that must be "
                    "kept by law stay under a number, without your name."
                ),
                settings.DEFAULT_FROM_EMAIL,
                [payload["address"]],
            )
    OutboxMessage.objects.filter(kind=KIND, payload=payload).update(payload={})
