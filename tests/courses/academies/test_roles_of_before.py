"""Appointments of before their own roles: each is worth what it was."""

from importlib import import_module
from typing import Any

import pytest
from django.apps import apps

from courses.enums import Post
from courses.models import Appointment
from qalqan.accounts.enums import Role
from qalqan.accounts.models import User
from tests.factories import AcademyFactory, UserFactory

pytestmark = pytest.mark.django_db
give_roles = import_module("courses.migrations.0008_roles_of_appointments").give_roles


def appointed(*roles: Role) -> User:
    person: User = UserFactory(roles=[*roles])
    Appointment.objects.create(user=person, academy=AcademyFactory(), role=Post.TUTOR)
    return person


def test_managers_manage_and_all_others_tutor() -> None:
    manager, tutor, nobody = appointed(Role.ACADEMY_MANAGER), appointed(Role.TUTOR), appointed()
    give_roles(apps, None)
    roles = [Appointment.objects.get(user=one).role for one in (manager, tutor, nobody)]
    assert roles == [Post.MANAGER, Post.TUTOR, Post.TUTOR]


def test_who_was_both_is_named_by_number(capsys: Any) -> None:
    both = appointed(Role.ACADEMY_MANAGER, Role.TUTOR)
    give_roles(apps, None)
    assert Appointment.objects.get(user=both).role == Post.MANAGER
    assert f"Person {both.pk} manages and tutors" in capsys.readouterr().out
