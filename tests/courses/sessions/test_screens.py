"""Sessions on screen: listed, made, ticked, closed; guests and other academies."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from courses.enums import SessionProblem
from courses.models import Attendance, Checklist, Cohort, Session, Trainer
from courses.services import cohorts, sessions
from qalqan.accounts.models import User
from tests.courses.sessions.conftest import text_of
from tests.factories import SessionFactory

pytestmark = pytest.mark.django_db
SESSIONS = "/kk/academy/sessions/"


def given(of: Cohort, **fields: Any) -> dict[str, Any]:
    return {
        "title": "Саунадағы рейд",
        "form": "simulation",
        "cohort": of.pk,
        "starts_at": "2026-12-01T09:00",
        "ends_at": "2026-12-01T12:00",
        "academic_hours": "4",
        **fields,
    }


def as_guest(person: User, cohort: Cohort, *, days: int) -> None:
    trainer = Trainer(cohort=cohort, kind="guest", name="Sana", organisation="Sana Sezim")
    trainer.sees_until = timezone.localdate() + timedelta(days=days)
    manager = User.objects.get(email="manager@demo.example")
    cohorts.engage(trainer, account=str(person.email), by=manager)


def test_sessions_to_come_and_past_ones_have_lists_of_their_own(
    tutor_client: Any, session: Session
) -> None:
    old = SessionFactory(academy=session.academy, title="Өткен дәріс")
    assert session.title in text_of(tutor_client.get(SESSIONS))
    assert old.title not in text_of(tutor_client.get(SESSIONS))
    assert old.title in text_of(tutor_client.get(SESSIONS, {"past": "1"}))


def test_a_longer_list_costs_no_more_statements(tutor_client: Any, session: Session) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as queries:
            tutor_client.get(SESSIONS)
        return len(queries)

    statements()
    before = statements()
    for _place in range(5):
        SessionFactory(
            academy=session.academy, cohort=session.cohort, ends_at=session.ends_at, title="Дәріс"
        )
    assert statements() == before <= 11


def test_a_tutor_makes_a_session_and_changes_it(tutor_client: Any, cohort: Cohort) -> None:
    checklist = Checklist.objects.create(name="Бақылау")
    form = given(cohort, checklist=checklist.pk)
    made = tutor_client.post(f"{SESSIONS}new/", form)
    session = Session.objects.get(title="Саунадағы рейд")
    assert made["Location"].endswith(f"/{session.pk}/")
    assert session.academy == cohort.academy
    assert timezone.localtime(session.starts_at).hour == 9
    tutor_client.post(f"{SESSIONS}{session.pk}/change/", given(cohort, place="12-бөлме"))
    session.refresh_from_db()
    assert session.place == "12-бөлме"


@pytest.mark.parametrize(
    "wrong",
    [
        {"ends_at": "2026-12-01T08:00"},
        {"academic_hours": "0"},
        {"form": "e_learning"},
        {"cohort": ""},
        {"starts_at": "31.02.2026"},
    ],
)
def test_what_makes_no_sense_is_not_saved(
    tutor_client: Any, cohort: Cohort, wrong: dict[str, str]
) -> None:
    assert tutor_client.post(f"{SESSIONS}new/", given(cohort, **wrong)).status_code == 400
    assert not Session.objects.filter(title="Саунадағы рейд").exists()


def test_day_and_hours_stay_once_somebody_is_on_the_list(
    tutor_client: Any, session: Session, cadet: User
) -> None:
    sessions.record(session, cadet, evidence="attended")
    form = given(session.cohort, academic_hours="40", title="Басқа")
    tutor_client.post(f"{SESSIONS}{session.pk}/change/", form)
    day = session.starts_at.date()
    session.refresh_from_db()
    assert (session.title, session.academic_hours) == ("Басқа", 2)
    assert (session.form, session.starts_at.date()) == ("lecture", day)


def test_a_ticked_list_is_saved_and_closed(
    tutor_client: Any, session: Session, cadet: User, others: list[User]
) -> None:
    page = f"{SESSIONS}{session.pk}/"
    assert "Сәрсенов" in text_of(tutor_client.get(page))
    tutor_client.post(f"{page}attendance/", {"person": [cadet.pk, others[0].pk]})
    tutor_client.post(
        f"{page}attendance/", {"person": [cadet.pk], "shown": [cadet.pk, others[0].pk]}
    )
    assert [one.learner for one in Attendance.objects.standing()] == [cadet]
    tutor_client.post(f"{page}close/")
    refused = tutor_client.post(f"{page}attendance/", {"person": [others[0].pk]})
    assert refused.status_code == 400
    assert str(SessionProblem.LIST_CLOSED.label) in text_of(refused)
    again = {"person": [others[0].pk], "reason": "forgotten"}
    assert tutor_client.post(f"{page}attendance/", again).status_code == 400
    assert Attendance.objects.standing().count() == 1


def test_a_manager_corrects_a_closed_list_with_a_reason(
    manager_client: Any, session: Session, cadet: User, tutor: User
) -> None:
    page = f"{SESSIONS}{session.pk}/"
    sessions.close_list(session, by=tutor)
    assert manager_client.post(f"{page}attendance/", {"person": [cadet.pk]}).status_code == 400
    form = {"person": [cadet.pk], "reason": "document"}
    assert manager_client.post(f"{page}attendance/", form).status_code == 302
    assert Attendance.objects.standing().get().evidence == "paper"


def test_nobody_of_another_cohort_can_be_ticked(
    tutor_client: Any, session: Session, person: Any
) -> None:
    form = {"person": [person("judge").pk]}
    page = tutor_client.post(f"{SESSIONS}{session.pk}/attendance/", form)
    assert page.status_code == 400
    assert not Attendance.objects.exists()


def test_a_guest_takes_attendance_and_changes_nothing_else(
    signed_in: Any, person: Any, session: Session, cadet: User
) -> None:
    as_guest(person("teacher"), session.cohort, days=1)
    guest, page = signed_in("teacher"), f"{SESSIONS}{session.pk}/"
    other = SessionFactory(academy=session.academy)
    assert SESSIONS in text_of(guest.get("/kk/my/"))
    assert session.title in text_of(guest.get(SESSIONS))
    assert guest.post(f"{page}attendance/", {"person": [cadet.pk]}).status_code == 302
    assert guest.get(f"{page}room/").status_code == 200
    assert guest.get(f"{page}change/").status_code == 404
    assert guest.get(f"{SESSIONS}new/").status_code == 404
    assert guest.get(f"{SESSIONS}{other.pk}/").status_code == 404
    assert guest.get(f"/kk/academy/cohorts/{session.cohort_id}/").status_code == 403


def test_a_guest_sees_nothing_after_the_day(signed_in: Any, person: Any, session: Session) -> None:
    as_guest(person("teacher"), session.cohort, days=-1)
    guest = signed_in("teacher")
    assert SESSIONS not in text_of(guest.get("/kk/my/"))
    assert session.title not in text_of(guest.get(SESSIONS))
    assert guest.get(f"{SESSIONS}{session.pk}/").status_code == 404
    assert guest.post(f"{SESSIONS}{session.pk}/close/").status_code == 404


@pytest.mark.parametrize(
    "tail", ["", "change/", "room/", "papers-kk.pdf", "attendance/", "close/", "seen/1/"]
)
def test_sessions_of_another_academy_do_not_exist(manager_client: Any, tail: str) -> None:
    url = f"{SESSIONS}{SessionFactory().pk}/{tail}"
    is_step = tail in {"attendance/", "close/"}
    found = manager_client.post(url) if is_step else manager_client.get(url)
    assert found.status_code == 404


@pytest.mark.parametrize("name", ["cadet", "observer", "region", "auditor", "author"])
def test_others_see_no_sessions(signed_in: Any, name: str, session: Session) -> None:
    stranger = signed_in(name)
    assert stranger.get(SESSIONS).status_code == 403
    assert stranger.get(f"{SESSIONS}{session.pk}/").status_code == 403
