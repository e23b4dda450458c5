"""Passwords: how long they must be, and what a change of one ends."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import ngettext

from qalqan.accounts.models import User
from qalqan.accounts.services.factors.passing import is_compulsory
from qalqan.accounts.services.own_sessions import end_sessions
from qalqan.common.enums import AuditAction
from qalqan.common.services import audit

ALONE = 15
BESIDE_A_FACTOR = 8


def least_length(person: User | None) -> int:
    """Characters, as NIST SP 800-63B-4 asks; fewer where a second factor is sure to be asked for.

    Whoever may take their own factor away again is not among those.
    """
    is_sure = person is not None and person.has_second_factor and is_compulsory(person)
    return BESIDE_A_FACTOR if is_sure else ALONE


class LeastLengthValidator:
    """Django's password validator that asks who the person is."""

    def validate(self, password: str, user: User | None = None) -> None:
        least = least_length(user if isinstance(user, User) and user.pk else None)
        if len(password) < least:
            raise ValidationError(
                ngettext(
                    "This password is too short: it needs at least %(length)s character.",
                    "This password is too short: it needs at least %(length)s characters.",
                    least,
                ),
                code="password_too_short",
                params={"length": least},
            )

    def get_help_text(self) -> str:
        return ""


def put(person: User, password: str, *, keep: str | None = None) -> None:
    """Set the password and end all sessions but the one whose key is `keep`."""
    person.set_password(password)
    person.save(update_fields=["password"])
    end_sessions(person, by=person, but=keep)


@transaction.atomic
def change(person: User, password: str, *, keep: str | None = None) -> None:
    """Set the password of a person who proved who they are, and write that down."""
    put(person, password, keep=keep)
    audit.append(AuditAction.PASSWORD_CHANGED, subject=f"person:{person.pk}", actor=person.pk)
