"""Rights that come or go, whoever changes them, and sign-ins that go wrong, wherever."""

from collections.abc import Iterable
from typing import Any

from axes.signals import user_locked_out
from django.conf import settings
from django.contrib.auth.models import Group
from django.contrib.auth.signals import user_login_failed
from django.db.models.signals import m2m_changed, post_save, pre_delete, pre_save
from django.dispatch import receiver
from django.http import HttpRequest

from qalqan.accounts.models import User
from qalqan.accounts.services import sign_in_watch
from qalqan.accounts.services.roles import record_change
from qalqan.accounts.services.sign_in_watch import Event

FLAGS = ("is_staff", "is_superuser")
REMEMBERED = "_flags_before"
GIVEN, TAKEN = {"post_add"}, {"post_remove", "pre_clear"}


@receiver(m2m_changed, sender=User.groups.through)
def on_roles_changed(
    instance: User | Group, action: str, pk_set: set[int] | None, **_given: Any
) -> None:
    if action not in GIVEN | TAKEN:
        return
    people: Iterable[User]
    if isinstance(instance, Group):
        people = instance.user_set.all() if pk_set is None else User.objects.filter(pk__in=pk_set)
        changed = {instance.name}
    else:
        groups = instance.groups.all() if pk_set is None else Group.objects.filter(pk__in=pk_set)
        people, changed = [instance], {*groups.values_list("name", flat=True)}
    for person in people:
        standing = {*person.groups.values_list("name", flat=True)}
        less, more = standing - changed, standing | changed
        old, new = (less, more) if action in GIVEN else (more, less)
        record_change(person, old=old, new=new)


@receiver(pre_delete, sender=Group)
def on_role_deleted(instance: Group, **_given: Any) -> None:
    # The rows that join them would go without a signal.
    instance.user_set.clear()


@receiver(pre_save, sender=User)
def remember_flags(
    instance: User, raw: bool, update_fields: frozenset[str] | None, **_given: Any
) -> None:
    if raw or (update_fields is not None and not update_fields & {*FLAGS}):
        return
    before = User.objects.filter(pk=instance.pk).first() if instance.pk else None
    instance.__dict__[REMEMBERED] = _flags_of(before) if before else set()


@receiver(post_save, sender=User)
def on_flags_changed(instance: User, **_given: Any) -> None:
    before = instance.__dict__.pop(REMEMBERED, None)
    if before is not None:
        record_change(instance, old=before, new=_flags_of(instance))


def _flags_of(person: User) -> set[str]:
    return {flag for flag in FLAGS if getattr(person, flag)}


@receiver(user_login_failed)
def on_sign_in_failed(**_given: Any) -> None:
    sign_in_watch.count(Event.FAILED)


@receiver(user_locked_out)
def on_locked_out(request: HttpRequest, username: str, **_given: Any) -> None:
    # Sent again for each try while it is locked.
    if getattr(request, "axes_failures_since_start", None) == settings.AXES_FAILURE_LIMIT:
        sign_in_watch.locked(Event.LOCKED_HERE, User.objects.by_identifier(username or ""))
