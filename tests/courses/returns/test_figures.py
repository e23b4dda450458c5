"""The figures of a return, against those worked out by hand."""

from datetime import UTC, datetime
from typing import Any

import pytest

from courses.models import (
    Academy,
    Attendance,
    Completion,
    Enrolment,
    ModulePage,
)
from courses.returns.services import figures_of
from courses.returns.services.records import year_of
from tests.courses.officers import OFFICERS
from tests.factories import AttendanceFactory, EnrolmentFactory, SessionFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_the_117_officers_of_2015_stand_in_seven_departments(
    academy: Academy, year_2015: None
) -> None:
    counted = figures_of(2015, academy)
    by_department = {
        row["department"].split("/")[1]: (row["persons"], row["hours"], row["passed"])
        for row in counted["rows"]
    }
    assert by_department == {code: (count, count * 72, count) for code, count in OFFICERS.items()}
    assert counted["totals"] == {
        "persons": 117,
        "hours": 8424,
        "passed": 117,
        "certificates": 0,
        "gain": None,
        "gain_of": 0,
    }
    assert {code.split("/")[1]: n for code, n in counted["departments"].items()} == OFFICERS


def test_other_years_hold_nothing_of_it(academy: Academy, year_2015: None) -> None:
    assert figures_of(2014, academy)["rows"] == []
    assert figures_of(2016, academy)["totals"]["persons"] == 0


def test_demo_people_never_count(academy: Academy, cadet: Any) -> None:
    session = SessionFactory(academy=academy)
    AttendanceFactory(session=session, learner=cadet)
    assert figures_of(2026, academy)["totals"]["persons"] == 0


def test_attendance_taken_back_does_not_count(academy: Academy, year_2015: None) -> None:
    one = Attendance.objects.first()
    Attendance.objects.filter(pk=one.pk).update(withdrawn_at="2026-01-01T00:00Z")
    assert figures_of(2015, academy)["totals"]["persons"] == 116


@pytest.fixture
def trained(academy: Academy) -> Enrolment:
    """Somebody who completed a module and attended a session in 2026."""
    learner = UserFactory(by_code=True, is_demo=False)
    enrolment = EnrolmentFactory(learner=learner, academy=academy)
    module = ModulePage.objects.get(slug="identification")
    Completion.objects.create(
        enrolment=enrolment,
        page=module,
        kind="module",
        evidence="server",
        completed_at=datetime(2026, 5, 5, tzinfo=UTC),
    )
    AttendanceFactory(session=SessionFactory(academy=academy), learner=learner)
    return enrolment


def test_a_person_in_two_rows_counts_once_in_the_total(
    academy: Academy, trained: Enrolment
) -> None:
    counted = figures_of(2026, academy)
    hours = ModulePage.objects.get(slug="identification").academic_hours
    assert {row["form"]: row["persons"] for row in counted["rows"]} == {
        "e_learning": 1,
        "lecture": 1,
    }
    assert counted["totals"]["persons"] == 1
    assert counted["totals"]["hours"] == hours + 2


def test_another_academys_return_leaves_them_out(trained: Enrolment) -> None:
    other = Academy.objects.create(code="other", name="Other")
    assert figures_of(2026, other)["rows"] == []


def test_withdrawn_completions_do_not_count(academy: Academy, trained: Enrolment) -> None:
    trained.completions.update(withdrawn_at="2026-06-01T00:00Z")
    assert [row["form"] for row in figures_of(2026, academy)["rows"]] == ["lecture"]


@pytest.mark.parametrize(
    ("moment", "year"),
    [
        (datetime(2025, 12, 31, 18, 59, tzinfo=UTC), 2025),
        (datetime(2025, 12, 31, 19, 0, tzinfo=UTC), 2026),
    ],
)
def test_the_year_turns_at_midnight_in_almaty(moment: datetime, year: int) -> None:
    start, end = year_of(year)
    assert start <= moment < end


def test_a_return_takes_few_statements_for_many(
    academy: Academy, year_2015: None, django_assert_max_num_queries: Any
) -> None:
    from courses.returns.services import training_return

    with django_assert_max_num_queries(30):
        training_return(2015, academy=academy)
