"""Factors added, removed and reset, each with an audit row."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest

from qalqan.accounts.models import Authenticator, SecurityKey, User
from qalqan.accounts.services.factors import authenticator, notice, recovery, security_keys
from qalqan.accounts.services.factors.passing import is_compulsory, mark
from qalqan.accounts.services.own_sessions import end_sessions
from qalqan.common.enums import AuditAction
from qalqan.common.services import audit


class LastFactorError(Exception):
    """The only factor of a person who may not be without one."""

    code = "last_factor"


@transaction.atomic
def add_authenticator(request: HttpRequest, person: User, secret: bytes, code: str) -> bool:
    """Keep the app that shows `code`; False where its code is another."""
    step = authenticator.matching_step(secret, "".join(code.split()))
    if step is None:
        return False
    authenticator.put(person, secret, step=step)
    _changed(person, by=person, added="authenticator")
    mark(request)
    return True


@transaction.atomic
def add_key(request: HttpRequest, person: User, *, name: str, answer: str) -> bool:
    """Keep the security key that answered; False where it did not answer what was asked."""
    if not security_keys.add(request, person, name=name, answer=answer):
        return False
    _changed(person, by=person, added="security_key")
    mark(request)
    return True


@transaction.atomic
def new_recovery_codes(person: User) -> list[str]:
    """A new list of recovery codes, shown this once."""
    codes = recovery.renew(person)
    _changed(person, by=person, renewed="recovery_codes")
    return codes


@transaction.atomic
def remove(person: User, factor: Authenticator | SecurityKey) -> None:
    """Take one factor away; raises LastFactorError where the person may not be without."""
    kind = "authenticator" if isinstance(factor, Authenticator) else "security_key"
    factor.delete()
    if is_compulsory(person) and not _has_factor(person):
        raise LastFactorError
    _changed(person, by=person, removed=kind)


@transaction.atomic
def reset(person: User, *, by: User | None) -> None:
    """Take all factors of somebody who lost them, and end their sessions; a mail tells them."""
    person.security_keys.all().delete()
    Authenticator.objects.filter(user=person).delete()
    _changed(person, by=by, reset=1)
    end_sessions(person, by=by)
    notice.enqueue(person)


def _has_factor(person: User) -> bool:
    has_app = Authenticator.objects.filter(user=person).exists()
    return has_app or person.security_keys.exists()


def _changed(person: User, *, by: User | None, **data: Any) -> None:
    person.has_second_factor = _has_factor(person)
    person.save(update_fields=["has_second_factor"])
    if not person.has_second_factor:
        person.recovery_codes.all().delete()
    audit.append(
        AuditAction.SECOND_FACTOR_CHANGED,
        subject=f"person:{person.pk}",
        actor=by.pk if by else None,
        data=data,
    )
