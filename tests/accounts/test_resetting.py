"""Who may take a second factor away from somebody who lost it, and what that leaves behind."""

from io import StringIO
from typing import Any

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from qalqan.accounts.models import Authenticator, User
from qalqan.common.models import AuditRow
from qalqan.common.services import outbox
from tests.accounts.factors import code_of, enter, give_app, give_code

pytestmark = pytest.mark.django_db


@pytest.fixture
def deliver_here(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.REDIS_URL = ""
    monkeypatch.setattr(outbox, "beside", outbox.deliver)


def test_an_administrator_resets_what_was_lost(
    signed_in: Any,
    client: Any,
    manager: User,
    deliver_here: None,
    django_capture_on_commit_callbacks: Any,
) -> None:
    give_app(manager)
    enter(client, "manager")
    give_code(client, code_of())
    admin = signed_in("admin")
    assert admin.get(f"/kk/people/{manager.pk}/factors/").status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        admin.post(f"/kk/people/{manager.pk}/factors/")
    manager.refresh_from_db()
    assert not manager.has_second_factor
    assert client.get("/kk/academy/").status_code == 302
    rows = AuditRow.objects.filter(subject=f"person:{manager.pk}")
    actions = {*rows.values_list("action", flat=True)}
    assert {"second_factor.changed", "sessions.ended"} <= actions
    assert mail.outbox[0].to == ["manager@demo.example"]


def test_an_academy_resets_for_its_own_learners_alone(
    signed_in: Any, cadet: User, person: Any
) -> None:
    for who in (cadet, person("tutor")):
        give_app(who)
    client = signed_in("manager")
    assert "/factors/" in client.get(f"/kk/academy/people/{cadet.pk}/").content.decode()
    assert client.post(f"/kk/academy/people/{cadet.pk}/factors/").status_code == 302
    assert not Authenticator.objects.filter(user=cadet).exists()
    staff = f"/kk/academy/people/{person('tutor').pk}/factors/"
    assert client.post(staff).status_code == 404


def test_wagtails_list_of_people_offers_the_reset(signed_in: Any, manager: User) -> None:
    give_app(manager)
    assert (
        f"/people/{manager.pk}/factors/" in signed_in("admin").get("/cms/users/").content.decode()
    )


def test_a_command_resets_where_no_administrator_gets_in(person: Any) -> None:
    give_app(person("admin"))
    call_command("reset_second_factor", "admin@demo.example", stdout=StringIO())
    assert not person("admin").has_second_factor
    with pytest.raises(CommandError):
        call_command("reset_second_factor", "nobody@demo.example")


def test_nobody_else_resets(signed_in: Any, cadet: User) -> None:
    for name in ("cadet", "manager", "author", "auditor"):
        assert signed_in(name).get(f"/kk/people/{cadet.pk}/factors/").status_code == 403
