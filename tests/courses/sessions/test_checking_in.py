"""A learner in the room: scans or types the code, presses, stands on the list."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from courses.models import Attendance, Session
from courses.services import enrolling, sessions
from courses.services.sessions import codes
from qalqan.accounts.models import User
from tests.courses.sessions.conftest import text_of

pytestmark = pytest.mark.django_db


def address(session: Session, *, seconds_ago: int = 0) -> str:
    moment = timezone.now() - timedelta(seconds=seconds_ago)
    return f"/kk/check-in/{session.pk}/{codes.code_at(session.secret, moment)}/"


def test_to_look_is_not_to_be_there(cadet_client: Any, session: Session) -> None:
    assert cadet_client.get(address(session)).status_code == 200
    assert not Attendance.objects.exists()


def test_a_member_confirms_and_is_on_the_list(
    cadet_client: Any, cadet: User, session: Session
) -> None:
    for _again in range(2):
        assert cadet_client.post(address(session)).status_code == 200
    attendance = Attendance.objects.get()
    assert (attendance.learner, attendance.recorded_by) == (cadet, cadet)
    assert attendance.evidence == "attended"


def test_there_is_time_to_sign_in_and_not_to_forward_the_link(
    cadet_client: Any, session: Session
) -> None:
    late = cadet_client.post(address(session, seconds_ago=200))
    assert late.status_code == 410
    assert not Attendance.objects.exists()
    assert cadet_client.post(address(session, seconds_ago=100)).status_code == 200
    assert Attendance.objects.count() == 1


def test_a_closed_list_is_closed_to_a_good_code(
    cadet_client: Any, session: Session, tutor: User
) -> None:
    sessions.close_list(session, by=tutor)
    assert cadet_client.get(address(session)).status_code == 410
    assert cadet_client.post(address(session)).status_code == 410
    assert not Attendance.objects.exists()


def test_others_find_nothing(
    client: Any, signed_in: Any, cadet: User, cadet_client: Any, session: Session
) -> None:
    assert "/sign-in/" in client.get(address(session))["Location"]
    assert signed_in("judge").post(address(session)).status_code == 404
    enrolling.leave(session.cohort, cadet)
    assert cadet_client.post(address(session)).status_code == 404
    assert not Attendance.objects.exists()


def test_a_typed_code_leads_to_the_session(cadet_client: Any, session: Session) -> None:
    code = codes.code_at(session.secret, timezone.now())
    typed = {"code": f"{code[:4].lower()} {code[4:]}"}
    assert cadet_client.get("/kk/check-in/").status_code == 200
    assert cadet_client.post("/kk/check-in/", typed)["Location"].endswith(f"/{code}/")
    assert cadet_client.post("/kk/check-in/", {"code": "22222222"}).status_code == 400


def test_guessing_comes_to_an_end_for_one_and_not_for_the_room(
    cadet_client: Any, new_client: Any, session: Session, others: list[User]
) -> None:
    for _guess in range(20):
        cadet_client.post("/kk/check-in/", {"code": "22222222"})
    assert cadet_client.post("/kk/check-in/", {"code": "22222222"}).status_code == 429
    assert cadet_client.post(address(session)).status_code == 429
    other = new_client()
    other.force_login(others[0], "qalqan.accounts.services.sign_in.SignInBackend")
    assert other.post(address(session)).status_code == 200


def test_the_room_shows_the_code_draws_itself_anew_and_keeps_the_secret(
    tutor_client: Any, session: Session, tutor: User
) -> None:
    room = tutor_client.get(f"/kk/academy/sessions/{session.pk}/room/")
    code = codes.code_at(session.secret, timezone.now())
    assert f"{code[:4]}-{code[4:]}" in text_of(room)
    assert int(room["Refresh"]) < codes.SHOWN
    assert "q-room__qr" in text_of(room)
    assert session.secret not in text_of(room)
    sessions.close_list(session, by=tutor)
    assert tutor_client.get(f"/kk/academy/sessions/{session.pk}/room/").status_code == 302
