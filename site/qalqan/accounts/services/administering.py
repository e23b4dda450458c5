"""What an administrator changes in an account: written down, told to its owner, sessions ended."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.log_actions import LogContext

from qalqan.accounts.models import User
from qalqan.accounts.services import addresses
from qalqan.accounts.services.own_sessions import end_sessions
from qalqan.accounts.services.password_mail import mail_available
from qalqan.accounts.services.roles import record_change
from qalqan.common.enums import AuditAction
from qalqan.common.models import AuditRow
from qalqan.common.services import audit, outbox

KIND = "accounts.password_set"


@dataclass(frozen=True)
class Account:
    """What of an account opens it, and whose it is, at one moment."""

    email: str | None
    password: str
    name: tuple[str, str]
    is_active: bool

    @classmethod
    def of(cls, person: User) -> "Account":
        name = (person.last_name, person.first_name)
        return cls(person.email, person.password, name, person.is_active)


@transaction.atomic
def changed(person: User, *, before: Account, by: User, keep: str | None = None) -> None:
    """In the transaction that saved `person`: rows, notices, and the end of the sessions.

    `keep` is the key of the administrator's own session.
    """
    if before.password != person.password:
        _note(AuditAction.PASSWORD_CHANGED, person, by)
        end_sessions(person, by=by, but=keep)
        _tell_of_password(person, by)
    if before.email != person.email:
        addresses.changed(person, old=before.email, by=by, keep=keep)
    if before.name != (person.last_name, person.first_name):
        _note(AuditAction.NAME_CHANGED, person, by)
    if before.is_active != person.is_active:
        activity_changed(person, is_active=person.is_active, by=by)


def made(person: User, *, by: User) -> None:
    _note(AuditAction.PEOPLE_IMPORTED, person, by)


def activity_changed(person: User, *, is_active: bool, by: User) -> None:
    """Whether somebody may sign in at all is a right like a role; without it the sessions end."""
    on, off = {"is_active"}, set[str]()
    with LogContext(user=by):
        record_change(person, old=off if is_active else on, new=on if is_active else off)


def was_set_since(person: User, moment: datetime | None) -> bool:
    """Whether an administrator set the password after `moment`, the last time of signing in."""
    if moment is None:
        return False
    rows = AuditRow.objects.filter(
        subject=f"person:{person.pk}",
        action=AuditAction.PASSWORD_CHANGED,
        created_at__gt=moment,
        actor__isnull=False,
    )
    return rows.exclude(actor=person.pk).exists()


def _note(action: AuditAction, person: User, by: User) -> None:
    audit.append(action, subject=f"person:{person.pk}", actor=by.pk)


def _tell_of_password(person: User, by: User) -> None:
    if by.pk != person.pk and person.email and mail_available():
        outbox.enqueue(KIND, {"person": person.pk})


def tell(payload: dict[str, Any]) -> None:
    """Outbox handler."""
    person = User.objects.filter(pk=payload["person"], erased_at=None).first()
    if person is None or not person.email:
        return
    with translation.override(person.language):
        send_mail(
            _("Your password for Qalqan was changed"),
            _(
                "An administrator has set another password for your account at Qalqan, and "
                "signed you out everywhere.\n\n"
                "If you did not ask for this, tell your administrator at once."
            ),
            settings.DEFAULT_FROM_EMAIL,
            [person.email],
        )
