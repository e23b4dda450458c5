"""Where a person is signed in, and how that ends."""

import re
from typing import Any

import pytest

from qalqan.accounts.models import Session, User
from qalqan.common.models import AuditRow
from qalqan.services.starter.people import PASSWORD

pytestmark = pytest.mark.django_db
SECURITY = "/kk/my/security/"
NEW = "seven lean camels walk"


def works(client: Any) -> bool:
    return bool(client.get("/kk/my/").status_code == 200)


def test_both_sessions_are_listed_without_their_keys(signed_in: Any, cadet: User) -> None:
    here, _there = signed_in("cadet"), signed_in("cadet")
    page = here.get(SECURITY).content.decode()
    assert len(re.findall(r"/sessions/\w{20}/end/", page)) == 1
    assert not any(key in page for key in Session.objects.values_list("session_key", flat=True))
    assert Session.objects.filter(user=cadet, signed_in_at=None).count() == 0


def test_one_session_is_ended(signed_in: Any) -> None:
    here, there = signed_in("cadet"), signed_in("cadet")
    page = here.get(SECURITY).content.decode()
    found = re.search(r'action="(/kk/my/security/sessions/\w{20}/end/)"', page)
    assert found is not None
    here.post(found[1])
    assert works(here)
    assert not works(there)
    assert AuditRow.objects.filter(action="sessions.ended").exists()


def test_nobody_ends_the_session_of_another(signed_in: Any) -> None:
    here, _other = signed_in("cadet"), signed_in("cadet")
    page = here.get(SECURITY).content.decode()
    found = re.search(r"/sessions/(\w{20})/end/", page)
    assert found is not None
    signed_in("judge").post(f"{SECURITY}sessions/{found[1]}/end/")
    assert Session.objects.filter(user__email="cadet@demo.example").count() == 2


def test_signing_out_everywhere_else_keeps_this_one(signed_in: Any) -> None:
    here, *others = (signed_in("cadet") for _each in range(3))
    here.post(f"{SECURITY}sessions/end/")
    assert works(here)
    assert not any(works(other) for other in others)


def test_a_new_password_ends_the_others(signed_in: Any, cadet: User) -> None:
    here, there = signed_in("cadet"), signed_in("cadet")
    change = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}
    assert here.post(f"{SECURITY}password/", change)["Location"] == SECURITY
    assert works(here)
    assert not works(there)
    cadet.refresh_from_db()
    assert cadet.check_password(NEW)
    assert AuditRow.objects.filter(action="password.changed", actor=cadet.pk).exists()


def test_the_old_password_cannot_be_guessed_here(signed_in: Any) -> None:
    here = signed_in("cadet")
    assert here.get(f"{SECURITY}password/").status_code == 200
    wrong = {"old_password": "wrong", "new_password1": NEW, "new_password2": NEW}
    answers = [here.post(f"{SECURITY}password/", wrong).status_code for _again in range(9)]
    assert answers == [400] * 8 + [429]


def test_the_time_of_signing_in_outlives_later_changes_of_the_session(signed_in: Any) -> None:
    here = signed_in("cadet")
    before = Session.objects.get(session_key=here.session.session_key).signed_in_at
    session = here.session
    session["something"] = 1
    session.save()
    assert Session.objects.get(session_key=session.session_key).signed_in_at == before
