"""Roles as groups: made where missing, granted and taken with an audit row."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.log_actions import LogContext, get_active_log_context

from qalqan.accounts.enums import EDITORIAL_ROLES, Role
from qalqan.accounts.models import User
from qalqan.accounts.services.own_sessions import end_sessions
from qalqan.common.enums import AuditAction
from qalqan.common.services import audit


def ensure_groups() -> None:
    """Make a group for each role, and let the editorial ones into Wagtail's admin."""
    access = Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    for role in Role:
        group, _created = Group.objects.get_or_create(name=role.value)
        if role in EDITORIAL_ROLES:
            group.permissions.add(access)


@transaction.atomic
def grant(person: User, role: Role, *, by: User | None = None) -> None:
    """Give `person` the role; a no-op where they have it."""
    with LogContext(user=by):
        person.groups.add(Group.objects.get(name=role.value))


def record_change(person: User, *, old: set[str], new: set[str]) -> None:
    """Write down who gave or took what, here or in Wagtail's admin; less ends the sessions."""
    if old == new:
        return
    by = get_active_log_context().user
    audit.append(
        AuditAction.ROLE_CHANGED,
        subject=f"person:{person.pk}",
        actor=by.pk if by else None,
        data={"old": sorted(old), "new": sorted(new)},
    )
    if old - new:
        end_sessions(person, by=by)
