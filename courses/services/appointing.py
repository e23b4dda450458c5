"""Who works where, and as what: the appointment and the role of the account go together."""

from typing import Any

from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.log_actions import LogContext

from courses.enums import Post
from courses.models import Academy, Appointment, Department
from qalqan.accounts.enums import Role
from qalqan.accounts.models import User
from qalqan.accounts.services.roles import grant
from qalqan.common.enums import AuditAction
from qalqan.common.models import Region
from qalqan.common.services import audit

Place = Academy | Department | Region


class NotFittingError(Exception):
    """Coordinators are for regions, and nobody else is."""

    code = "not_fitting"


@transaction.atomic
def appoint(person: User, post: Post, *, at: Place, by: User | None = None) -> Appointment:
    """Make `person` the `post` of that place, whatever they were there before.

    The account gets the role, and with it a second factor where the site asks for one. Raises
    NotFittingError.
    """
    if isinstance(at, Region) is not (post == Post.COORDINATOR):
        raise NotFittingError
    found = Appointment.objects.select_for_update().filter(user=person, **_place(at))
    before = found.values_list("role", flat=True).first()
    made, _created = Appointment.objects.update_or_create(
        user=person, **_place(at), defaults={"role": post}
    )
    grant(person, Role(post.value), by=by)
    if before != post:
        _record(person, at, by, old=before, new=post.value)
        _end_role(person, before, by)
    return made


@transaction.atomic
def dismiss(person: User, *, at: Place, by: User | None = None) -> bool:
    """End the person's appointment there; False where there is none.

    A role of which no appointment is left goes too, and the sessions end with it.
    """
    found = Appointment.objects.select_for_update().filter(user=person, **_place(at))
    before = found.values_list("role", flat=True).first()
    if before is None:
        return False
    found.delete()
    _record(person, at, by, old=before, new=None)
    _end_role(person, before, by)
    return True


def _end_role(person: User, role: str | None, by: User | None) -> None:
    if role and not Appointment.objects.filter(user=person, role=role).exists():
        with LogContext(user=by):
            person.groups.remove(Group.objects.get(name=role))


def _place(at: Place) -> dict[str, Any]:
    if isinstance(at, Region):
        return {"region": at}
    if isinstance(at, Department):
        return {"academy": at.academy, "department": at}
    return {"academy": at, "department": None}


def _record(person: User, at: Place, by: User | None, **data: str | None) -> None:
    audit.append(
        AuditAction.ROLE_CHANGED,
        subject=f"person:{person.pk}",
        actor=by.pk if by else None,
        data={at._meta.model_name or "": at.pk, **data},
    )
