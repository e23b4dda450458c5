"""Joining by an invitation with an e-mail address: its owner proves it before anything is made.

Nothing is kept of an address that somebody typed: the link in the letter holds it, encrypted,
so that no log shows it and no place of the invitation is taken meanwhile.
"""

import json
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from courses.models import Invitation
from courses.services.people.errors import PeopleError, Problem
from qalqan.accounts.models import User
from qalqan.accounts.models.user import normal_identifier
from qalqan.accounts.services.factors import sealing
from qalqan.accounts.services.tries import Tries
from qalqan.common.models import OutboxMessage
from qalqan.common.services import outbox

KIND = "courses.join_by_mail"
PURPOSE = "join"
LIFETIME_SECONDS = 3 * 24 * 60 * 60
# For one mailbox, whoever asks and however often.
LETTERS = Tries("join_letters", 5, 24 * 60 * 60)


def ask(invitation: Invitation, address: str) -> None:
    """Write down that a letter is due; nothing tells the caller whether the address is known."""
    address = normal_identifier(address)
    if LETTERS.are_used_up(address):
        return
    LETTERS.count(address)
    language = get_language() or settings.LANGUAGE_CODE
    outbox.enqueue(KIND, {"invitation": invitation.pk, "address": address, "language": language})


def send(payload: dict[str, Any]) -> None:
    """Outbox handler; what was delivered keeps the invitation's id alone."""
    invitation = Invitation.objects.filter(pk=payload["invitation"]).first()
    if invitation is not None and "address" in payload:
        _write(invitation, payload["address"], payload["language"])
    told = OutboxMessage.objects.filter(kind=KIND, payload=payload)
    told.update(payload={"invitation": payload["invitation"]})


def find(token: str) -> tuple[Invitation, str]:
    """The invitation and the proven address of a link. Raises PeopleError."""
    opened = sealing.unseal(token, PURPOSE, seconds=LIFETIME_SECONDS)
    if opened is None:
        raise PeopleError(Problem.LINK_OVER)
    pk, address = json.loads(opened)
    invitation = Invitation.objects.select_related("cohort__academy").filter(pk=pk).first()
    if invitation is None:
        raise PeopleError(Problem.LINK_OVER)
    return invitation, address


def _write(invitation: Invitation, address: str, language: str) -> None:
    owner = User.objects.with_address(address).first()
    if owner is not None and not owner.is_active:
        return
    with translation.override(owner.language if owner else language):
        text = _to_owner(invitation) if owner else _to_newcomer(invitation, address)
        send_mail(_("Your invitation to Qalqan"), text, settings.DEFAULT_FROM_EMAIL, [address])


def _to_owner(invitation: Invitation) -> str:
    link = settings.PUBLIC_BASE_URL + reverse("courses:join", args=[invitation.code])
    return _(
        "You have an account at Qalqan with this address. Sign in with it, and open the "
        "invitation again to join:\n\n%(link)s\n\n"
        "If you did not ask for this, do nothing."
    ) % {"link": link}


def _to_newcomer(invitation: Invitation, address: str) -> str:
    token = sealing.seal(json.dumps([invitation.pk, address]).encode(), PURPOSE)
    link = settings.PUBLIC_BASE_URL + reverse("courses:join_by_mail", args=[token])
    return _(
        "Open this page within three days to make your account at Qalqan and to join:\n\n"
        "%(link)s\n\n"
        "You can open it on any device. If you did not ask for this, do nothing: no account "
        "is made."
    ) % {"link": link}
