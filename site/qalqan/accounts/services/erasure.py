"""Export and erase one person over all registered models."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from qalqan.accounts.models import User
from qalqan.accounts.services import erasure_list
from qalqan.common.enums import AuditAction
from qalqan.common.services import audit, personal_data


def export_person(person: User) -> dict[str, list[dict[str, Any]]]:
    """Everything that is kept about `person`, by model."""
    return {line.model: line.export(person) for line in personal_data.registry.values()}


@transaction.atomic
def erase_person(person: User, *, by: User | None = None) -> None:
    """Remove who `person` is; results that must be kept stay with an account that names nobody."""
    accounts = [person, *person.merged.all()]
    for account in accounts:
        # An account that was joined with this one still holds the old name and address.
        for line in personal_data.registry.values():
            line.erase(account)
    audit.append(
        AuditAction.PERSON_ERASED, subject=f"person:{person.pk}", actor=by.pk if by else None
    )
    transaction.on_commit(lambda: erasure_list.note_or_tell(accounts))


def repeat_erasures() -> int:
    """Erase again whom an older backup brought back; how many accounts that were."""
    noted = erasure_list.noted()
    waiting = User.objects.filter(erased_at=None)
    found = [account for account in waiting if erasure_list.name_of(account) in noted]
    for account in found:
        erase_person(account)
    return len(found)


def blank_account(person: User) -> None:
    """The user model's own part of an erasure."""
    person.groups.clear()
    person.user_permissions.clear()
    person.email = person.sign_in_code = None
    person.first_name = person.last_name = ""
    person.is_active = person.is_staff = person.is_superuser = False
    person.has_second_factor = False
    person.last_login = None
    person.erased_at = timezone.now()
    person.set_unusable_password()
    person.save()
