"""Whoever gives or takes a right leaves a row, wherever it is done; less ends the sessions."""

from typing import Any

import pytest
from django.contrib.auth.models import Group

from qalqan.accounts.enums import Role
from qalqan.accounts.models import Session, User
from qalqan.accounts.services.roles import grant
from qalqan.common.models import AuditRow

pytestmark = pytest.mark.django_db


def rows(person: User) -> list[tuple[int | None, dict[str, Any]]]:
    found = AuditRow.objects.filter(action="role.changed", subject=f"person:{person.pk}")
    return [*found.order_by("sequence").values_list("actor", "data")]


def save_in_wagtail(client: Any, person: User, **changed: Any) -> Any:
    form = {
        "email": person.email,
        "first_name": person.first_name,
        "last_name": person.last_name,
        "is_active": "on",
        **changed,
    }
    return client.post(f"/cms/users/edit/{person.pk}/", form)


def test_a_role_given_in_wagtails_admin_names_who_gave_it(
    signed_in: Any, cadet: User, person: Any
) -> None:
    tutors = Group.objects.get(name=Role.TUTOR)
    answer = save_in_wagtail(signed_in("admin"), cadet, groups=[tutors.pk])
    assert answer.status_code == 302
    assert rows(cadet) == [(person("admin").pk, {"old": [], "new": ["tutor"]})]


def test_a_role_taken_in_wagtails_admin_ends_the_sessions(signed_in: Any, person: Any) -> None:
    tutor = person("tutor")
    client = signed_in("tutor")
    save_in_wagtail(signed_in("admin"), tutor)
    assert rows(tutor)[-1] == (person("admin").pk, {"old": ["tutor"], "new": []})
    assert not Session.objects.filter(user=tutor).exists()
    assert client.get("/kk/my/").status_code == 302


def test_a_superuser_made_in_wagtails_admin_leaves_a_row(
    signed_in: Any, cadet: User, person: Any
) -> None:
    save_in_wagtail(signed_in("admin"), cadet, is_superuser="on")
    assert rows(cadet) == [(person("admin").pk, {"old": [], "new": ["is_superuser"]})]


def test_members_added_to_a_group_leave_rows_too(cadet: User) -> None:
    Group.objects.get(name=Role.AUDITOR).user_set.add(cadet)
    Group.objects.get(name=Role.AUDITOR).user_set.clear()
    assert [data for _actor, data in rows(cadet)] == [
        {"old": [], "new": ["auditor"]},
        {"old": ["auditor"], "new": []},
    ]


def test_a_new_administrator_leaves_a_row() -> None:
    root = User.objects.create_superuser("root@demo.example", "a quiet field at dawn")
    assert rows(root) == [(None, {"old": [], "new": ["is_staff", "is_superuser"]})]


def test_saving_a_name_leaves_none(cadet: User) -> None:
    cadet.last_name = "Сәрсен"
    cadet.save()
    assert rows(cadet) == []


def test_one_of_two_roles_can_be_taken(cadet: User, manager: User) -> None:
    for role in (Role.TUTOR, Role.AUTHOR):
        grant(cadet, role, by=manager)
    cadet.groups.remove(Group.objects.get(name=Role.TUTOR))
    assert rows(cadet)[-1] == (None, {"old": ["author", "tutor"], "new": ["author"]})


def test_a_deleted_group_takes_its_role_from_each(person: Any) -> None:
    Group.objects.get(name=Role.TUTOR).delete()
    assert rows(person("tutor"))[-1] == (None, {"old": ["tutor"], "new": []})
