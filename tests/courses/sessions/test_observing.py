"""Simulations: what an observer ticks, and when that is a pass."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.enums import Evidence
from courses.models import Attendance, Checklist, Criterion, Observation, Session
from courses.services import sessions
from qalqan.accounts.models import User
from qalqan.common.models import AuditRow
from tests.courses.sessions.conftest import text_of

CRITERIA = st.lists(st.tuples(st.booleans(), st.booleans()), max_size=12)


def made(rows: list[tuple[bool, bool]]) -> tuple[list[Criterion], set[int]]:
    """Criteria that are critical or not, and the ids of those that were met or not."""
    criteria = [Criterion(pk=place, is_critical=row[0]) for place, row in enumerate(rows)]
    return criteria, {place for place, row in enumerate(rows) if row[1]}


@given(CRITERIA)
def test_a_pass_misses_nothing_critical_and_at_most_a_fifth(rows: list[tuple[bool, bool]]) -> None:
    criteria, met = made(rows)
    missed = [one for one in criteria if one.pk not in met]
    good = not any(one.is_critical for one in missed) and len(missed) * 5 <= len(criteria)
    assert sessions.is_passed(criteria, met) == (good and bool(rows))


@given(CRITERIA)
def test_to_see_more_never_fails_anybody(rows: list[tuple[bool, bool]]) -> None:
    criteria, met = made(rows)
    if sessions.is_passed(criteria, met):
        assert sessions.is_passed(criteria, {one.pk for one in criteria})


@pytest.fixture
def attendance(session: Session, cadet: User) -> Attendance:
    session.checklist = Checklist.objects.get(name_en__startswith="Police")
    session.form = "simulation"
    session.save()
    return sessions.record(session, cadet, evidence=Evidence.ATTENDED)


@pytest.mark.django_db
def test_the_starter_has_a_checklist_in_three_languages() -> None:
    checklist = Checklist.objects.get(name_en__startswith="Police")
    texts = [
        (one.text_kk, one.text_ru, one.text_en, one.is_critical) for one in checklist.criteria.all()
    ]
    assert len(texts) == 8
    assert all(all(words[:3]) for words in texts)
    assert 0 < sum(words[3] for words in texts) < 8


@pytest.mark.django_db
def test_an_observer_ticks_and_looks_again(
    tutor_client: Any, attendance: Attendance, tutor: User
) -> None:
    page = f"/kk/academy/sessions/{attendance.session_id}/"
    form = f"{page}seen/{attendance.pk}/"
    assert "80 " in text_of(tutor_client.get(form))
    criteria = list(attendance.session.checklist.criteria.all())
    critical = next(one.pk for one in criteria if one.is_critical)
    seen = [one.pk for one in criteria if one.pk != critical]
    tutor_client.post(form, {"met": seen, "comment": "Асықты"})
    assert not Observation.objects.get().passed
    tutor_client.post(form, {"met": [*seen, critical]})
    observation = Observation.objects.get()
    assert observation.passed
    assert observation.observed_by == tutor
    rows = AuditRow.objects.filter(action="observation.recorded").order_by("sequence")
    assert [row.data["passed"] for row in rows] == [False, True]
    assert tutor_client.post(form, {"met": ["0"]}).status_code == 400


@pytest.mark.django_db
def test_who_is_off_the_list_is_not_observed(
    tutor_client: Any, attendance: Attendance, tutor: User
) -> None:
    sessions.withdraw(attendance, by=tutor)
    url = f"/kk/academy/sessions/{attendance.session_id}/seen/{attendance.pk}/"
    assert tutor_client.get(url).status_code == 404


@pytest.mark.django_db
def test_a_session_without_a_checklist_has_nothing_to_observe(
    session: Session, cadet: User, tutor: User
) -> None:
    attendance = sessions.record(session, cadet, evidence=Evidence.ATTENDED)
    with pytest.raises(sessions.SessionError) as refused:
        sessions.observe(attendance, met=[], by=tutor)
    assert refused.value.code == "no_checklist"
