"""What an administrator changes in Wagtail's list of people leaves a row and reaches its owner."""

from typing import Any

import pytest

from qalqan.accounts.models import AddressChange, Session, User
from qalqan.accounts.services import addresses, administering
from qalqan.accounts.services.addresses import letters
from qalqan.common.models import AuditRow, OutboxMessage
from qalqan.services.starter.people import PASSWORD

pytestmark = pytest.mark.django_db
NEW = "жаңа құпия сөз тіркесі"
BULK = "/cms/bulk/accounts/user/set_active_state/?id={}"


def save(client: Any, person: User, **changed: Any) -> Any:
    form = {
        "email": person.email,
        "first_name": person.first_name,
        "last_name": person.last_name,
        "is_active": "on",
        **changed,
    }
    answer = client.post(f"/cms/users/edit/{person.pk}/", form)
    assert answer.status_code == 302, answer.context["form"].errors
    return answer


def rows(person: User) -> list[tuple[str, int | None, dict[str, Any]]]:
    found = AuditRow.objects.filter(subject=f"person:{person.pk}").order_by("sequence")
    return [*found.values_list("action", "actor", "data")]


@pytest.fixture
def admin(person: Any) -> User:
    found: User = person("admin")
    return found


@pytest.fixture
def as_admin(signed_in: Any) -> Any:
    return signed_in("admin")


def test_a_password_that_is_set_leaves_a_row_and_ends_the_sessions(
    as_admin: Any, admin: User, cadet: User, cadet_client: Any
) -> None:
    save(as_admin, cadet, password1=NEW, password2=NEW)
    assert ("password.changed", admin.pk, {}) in rows(cadet)
    assert not Session.objects.filter(user=cadet).exists()
    assert cadet_client.get("/kk/my/").status_code == 302


def test_its_owner_is_told_by_mail(as_admin: Any, cadet: User, mailoutbox: Any) -> None:
    save(as_admin, cadet, password1=NEW, password2=NEW)
    message = OutboxMessage.objects.get(kind=administering.KIND)
    assert message.payload == {"person": cadet.pk}
    administering.tell(message.payload)
    assert [mail.to for mail in mailoutbox] == [[cadet.email]]


def test_its_owner_is_told_at_the_next_sign_in_and_once(
    as_admin: Any, cadet: User, new_client: Any
) -> None:
    enter(new_client(), PASSWORD)
    save(as_admin, cadet, password1=NEW, password2=NEW)
    assert warned(enter(new_client(), NEW))
    assert not warned(enter(new_client(), NEW))


def enter(client: Any, password: str) -> Any:
    given = {"identifier": "cadet@demo.example", "password": password}
    answer = client.post("/kk/sign-in/", given)
    assert answer.status_code == 302
    return client.get("/kk/my/")


def warned(page: Any) -> bool:
    return any(said.level_tag == "warning" for said in page.context["messages"])


def test_ones_own_change_of_the_password_warns_nobody(
    as_admin: Any, admin: User, new_client: Any
) -> None:
    save(as_admin, admin, password1=NEW, password2=NEW)
    assert not OutboxMessage.objects.filter(kind=administering.KIND).exists()
    assert as_admin.get("/cms/users/").status_code == 200
    assert rows(admin)[-1] == ("password.changed", admin.pk, {})


def test_another_address_leaves_a_row_and_the_old_one_is_told(
    as_admin: Any, admin: User, cadet: User, cadet_client: Any
) -> None:
    addresses.ask(cadet, "waiting@t.kz", by=cadet)
    save(as_admin, cadet, email="Other@t.kz")
    cadet.refresh_from_db()
    assert cadet.email == "other@t.kz"
    assert ("person.address", admin.pk, {"proven": False}) in rows(cadet)
    told = OutboxMessage.objects.get(kind=letters.CHANGED).payload
    assert told == {"person": cadet.pk, "address": "cadet@demo.example"}
    assert cadet_client.get("/kk/my/").status_code == 302
    assert not AddressChange.objects.exists()


def test_an_account_that_is_shut_leaves_a_row_and_no_session(
    as_admin: Any, admin: User, cadet: User, cadet_client: Any
) -> None:
    form = {"is_active": ""}
    save(as_admin, cadet, **form)
    assert rows(cadet)[0] == ("role.changed", admin.pk, {"old": ["is_active"], "new": []})
    assert not Session.objects.filter(user=cadet).exists()


@pytest.mark.parametrize("to", [True, False])
def test_accounts_shut_or_opened_in_a_heap_leave_a_row_each(
    as_admin: Any, admin: User, cadet: User, cadet_client: Any, to: bool
) -> None:
    User.objects.filter(pk=cadet.pk).update(is_active=not to)
    for _ in range(2):
        as_admin.post(BULK.format(cadet.pk), {"mark_as_active": str(to)})
    cadet.refresh_from_db()
    assert cadet.is_active is to
    old, new = ([], ["is_active"]) if to else (["is_active"], [])
    mine = [row for row in rows(cadet) if row[0] == "role.changed"]
    assert mine == [("role.changed", admin.pk, {"old": old, "new": new})]
    assert Session.objects.filter(user=cadet).exists() is to


def test_a_name_and_a_new_account_leave_rows(as_admin: Any, admin: User, cadet: User) -> None:
    save(as_admin, cadet, last_name="Сәрсен")
    assert rows(cadet) == [("person.renamed", admin.pk, {})]
    form = {"email": "new@t.kz", "first_name": "A", "last_name": "B"}
    as_admin.post("/cms/users/new/", {**form, "password1": NEW, "password2": NEW})
    assert rows(User.objects.get(email="new@t.kz")) == [("people.imported", admin.pk, {})]


def test_what_is_saved_unchanged_leaves_no_row(as_admin: Any, cadet: User) -> None:
    save(as_admin, cadet)
    assert rows(cadet) == []


def test_rows_hold_no_values(as_admin: Any, cadet: User) -> None:
    save(as_admin, cadet, email="other@t.kz", password1=NEW, password2=NEW, is_superuser="on")
    cadet.refresh_from_db()
    written = str(rows(cadet))
    for value in (NEW, "other@t.kz", "cadet@demo.example", cadet.password):
        assert value not in written
