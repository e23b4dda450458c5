"""Who must have passed a second factor in this session, who has, and how long ago.

Until then nobody is signed in: every page sees a visitor, whatever way the session came about.
"""

import time
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.http import HttpRequest

from qalqan.accounts.models import User
from qalqan.accounts.services import sign_in_watch
from qalqan.accounts.services.factors import authenticator, recovery, security_keys
from qalqan.accounts.services.sessions import person_of_session
from qalqan.accounts.services.sign_in_watch import Event
from qalqan.accounts.services.tries import Tries
from qalqan.common.enums import AuditAction
from qalqan.common.services import audit

PASSED_AT = "second_factor_at"
# What is asked again before factors or the password change, where longer ago.
FRESH_SECONDS = 15 * 60
WRONG = Tries("factor", 8, 15 * 60)
WRONG_IN_A_DAY = Tries("factor_day", 30, 24 * 60 * 60)


class TooManyWrongError(Exception):
    """Codes of this person are looked at again after a while."""

    code = "too_many_wrong"


def signed_in(request: HttpRequest) -> User | AnonymousUser:
    """Whose session this is, once all has been passed that is asked of them."""
    person = person_of_session(request)
    if isinstance(person, User) and must_pass(person, request.session):
        return AnonymousUser()
    return person


def half_signed_in(request: HttpRequest) -> User | None:
    """Whose password was given in this session, or who came by a slip or an invitation."""
    person = person_of_session(request)
    return person if isinstance(person, User) else None


def must_pass(person: User, session: Any) -> bool:
    """Whether this session still waits for a second factor of `person`."""
    return PASSED_AT not in session and (person.has_second_factor or is_compulsory(person))


def is_compulsory(person: User) -> bool:
    """Whether `person` may do nothing without a second factor."""
    return bool(settings.MFA_REQUIRED) and person.is_privileged


def is_fresh(session: Any) -> bool:
    """Whether the second factor was passed a moment ago."""
    return time.time() - float(session.get(PASSED_AT, 0)) < FRESH_SECONDS


def mark(request: HttpRequest) -> None:
    """Note that the second factor was passed now; the session goes on under a new name."""
    request.session.cycle_key()
    request.session[PASSED_AT] = int(time.time())


def is_slowed_down(person: User) -> bool:
    """Whether there were too many wrong codes of late."""
    return any(tries.are_used_up(str(person.pk)) for tries in (WRONG, WRONG_IN_A_DAY))


def count_wrong(person: User) -> None:
    """A wrong code, or a wrong password where it is asked for again."""
    was_slowed_down = is_slowed_down(person)
    for tries in (WRONG, WRONG_IN_A_DAY):
        tries.count(str(person.pk))
    if not was_slowed_down and is_slowed_down(person):
        sign_in_watch.locked(Event.LOCKED_CODE, person)


def pass_by_code(request: HttpRequest, person: User, code: str) -> bool:
    """Whether `code` is the app's or of the recovery list; raises TooManyWrongError."""
    code = "".join(code.split())
    return _passed(request, person, lambda: _take(person, code))


def pass_by_key(request: HttpRequest, person: User, answer: str) -> bool:
    """Whether a security key of `person` signed what it was asked; raises TooManyWrongError."""
    return _passed(request, person, lambda: security_keys.take(request, person, answer))


def _take(person: User, code: str) -> bool:
    if authenticator.take(person, code):
        return True
    if not recovery.take(person, code):
        return False
    used = {"used": "recovery_code"}
    audit.append(
        AuditAction.SECOND_FACTOR_CHANGED,
        subject=f"person:{person.pk}",
        actor=person.pk,
        data=used,
    )
    return True


@transaction.atomic
def _passed(request: HttpRequest, person: User, is_good: Any) -> bool:
    # One at a time: two guesses at once would count as one, and a code would pass twice.
    User.objects.select_for_update().only("pk").get(pk=person.pk)
    if is_slowed_down(person):
        raise TooManyWrongError
    if not is_good():
        sign_in_watch.count(Event.WRONG_CODE)
        count_wrong(person)
        return False
    WRONG.forget(str(person.pk))
    mark(request)
    return True
