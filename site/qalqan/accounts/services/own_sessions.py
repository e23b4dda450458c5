"""Where a person is signed in: listed and ended. No address and no device is kept."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.crypto import salted_hmac

from qalqan.accounts.models import Session, User
from qalqan.common.enums import AuditAction
from qalqan.common.services import audit


@dataclass(frozen=True)
class OwnSession:
    """One of a person's sessions; `mark` names it without giving its secret key away."""

    mark: str
    signed_in_at: datetime | None
    ends_at: datetime
    is_this: bool


def sessions_of(person: User, *, this: str | None) -> list[OwnSession]:
    """The standing sessions, the newest first; `this` is the key of the one that asks."""
    standing = Session.objects.filter(user=person, expire_date__gt=timezone.now())
    return [
        OwnSession(
            _mark(row.session_key), row.signed_in_at, row.expire_date, row.session_key == this
        )
        for row in standing.order_by("-signed_in_at")
    ]


@transaction.atomic
def end_session(person: User, mark: str) -> bool:
    """End the one of that mark; False where there is none."""
    rows = Session.objects.filter(user=person)
    keys = [row.session_key for row in rows if _mark(row.session_key) == mark]
    return _end(rows.filter(session_key__in=keys), person, by=person)


@transaction.atomic
def end_sessions(person: User, *, by: User | None, but: str | None = None) -> bool:
    """End all of the person's sessions `but` the one of that key; False where there is none."""
    rows = Session.objects.filter(user=person).exclude(session_key=but or "")
    return _end(rows, person, by=by)


def _end(rows: QuerySet[Session], person: User, *, by: User | None) -> bool:
    count, _by_model = rows.delete()
    if count:
        audit.append(
            AuditAction.SESSIONS_ENDED,
            subject=f"person:{person.pk}",
            actor=by.pk if by else None,
            data={"sessions": count},
        )
    return bool(count)


def _mark(key: str) -> str:
    return salted_hmac("qalqan.session", key, algorithm="sha256").hexdigest()[:20]
