"""A person can see what is kept, and leave; results that must stay name nobody."""

from typing import Any

import pytest

from courses.models import Enrolment
from qalqan.accounts.enums import Role
from qalqan.accounts.models import Session, User
from qalqan.accounts.services.erasure import erase_person, export_person
from qalqan.accounts.services.roles import grant
from qalqan.common.models import AuditRow

pytestmark = pytest.mark.django_db


def test_an_export_holds_the_account_and_the_records(cadet: User) -> None:
    export = export_person(cadet)
    assert export["accounts.User"][0]["email"] == "cadet@demo.example"
    assert export["courses.Enrolment"][0]["course__slug"] == "police"
    assert export["courses.LearnerProfile"][0]["academy__code"] == "karaganda"


def test_erasing_keeps_the_enrolment_and_removes_the_name(cadet: User, cadet_client: Any) -> None:
    assert cadet_client.get("/kk/my/").status_code == 200
    before = Session.objects.count()
    erase_person(cadet)
    assert Session.objects.count() == before - 1
    assert "/sign-in/" in cadet_client.get("/kk/my/")["Location"]
    enrolment = Enrolment.objects.get(learner=cadet)
    assert str(enrolment.learner) == ""
    assert not User.objects.filter(email="cadet@demo.example").exists()


def test_erasing_reaches_an_account_that_was_joined_with_this_one(cadet: User, person: Any) -> None:
    double = person("judge")
    User.objects.filter(pk=double.pk).update(merged_into=cadet, is_active=False)
    erase_person(cadet)
    double.refresh_from_db()
    assert (double.email, double.last_name) == (None, "")
    assert double.erased_at is not None


def test_an_erased_author_leaves_their_pages(person: Any) -> None:
    author = person("author")
    erase_person(author, by=person("admin"))
    author.refresh_from_db()
    assert author.groups.count() == 0
    assert AuditRow.objects.filter(action="person.erased", subject=f"person:{author.pk}").exists()


def test_granting_a_role_twice_is_audited_once(cadet: User, manager: User) -> None:
    for _again in range(2):
        grant(cadet, Role.TUTOR, by=manager)
    rows = AuditRow.objects.filter(action="role.changed", subject=f"person:{cadet.pk}")
    assert [row.actor for row in rows] == [manager.pk]
