"""Where a learner belongs, as it is copied from the profile onto a record."""

from collections.abc import Collection
from typing import Any

from django.contrib.auth.models import Group

from courses.models import Academy, LearnerProfile
from courses.models.records import Affiliation
from qalqan.accounts.models import User

FIELDS = tuple(field.attname for field in Affiliation._meta.local_fields)


def belonging(learners: Collection[int], *, at: Academy | None = None) -> dict[int, dict[str, Any]]:
    """By learner's id, the columns of Affiliation as of today; one statement.

    `at` is the academy that teaches: the record is its, and names a department only of its own.
    """
    profiles = LearnerProfile.objects.filter(user__in=learners).select_related("department")
    found = {profile.user_id: _columns(profile, at) for profile in profiles}
    nowhere = {**dict.fromkeys(FIELDS), "academy_id": at.pk if at else None}
    return {pk: found.get(pk, nowhere) for pk in learners}


def _columns(profile: LearnerProfile, at: Academy | None) -> dict[str, Any]:
    columns = {name: getattr(profile, name) for name in FIELDS}
    if at is not None:
        columns["academy_id"] = at.pk
        if profile.department is not None and profile.department.academy_id != at.pk:
            columns["department_id"] = None
    return columns


def has_role(person: User) -> bool:
    """Whether the account opens more than its owner's own learning: then no manager changes it."""
    return person.is_staff or person.is_superuser or bool(person.roles)


def with_roles(people: Collection[int]) -> set[int]:
    """Those of `people`, by id, who have a role; two statements."""
    members = Group.objects.filter(user__in=people).values_list("user", flat=True)
    staff = User.objects.filter(pk__in=people).exclude(is_staff=False, is_superuser=False)
    return {*members, *staff.values_list("pk", flat=True)}
