"""Training that was held on paper: events made once, people of then, figures as they were."""

from collections import Counter
from decimal import Decimal
from typing import Any

import pytest
from django.db.models import Sum

from courses.models import (
    Academy,
    Attendance,
    CoursePage,
    Department,
    Enrolment,
    LearnerProfile,
    Session,
)
from qalqan.accounts.models import User
from tests.courses.lists.files import csv_of, learners, sessions
from tests.courses.officers import OFFICERS
from tests.factories import AcademyFactory, LearnerProfileFactory

pytestmark = pytest.mark.django_db
HEADER = ("full_name", "email", "course", "date", "ends_on", "hours", "passed")
LINE = ("Ким Марина", "kim@t.kz", "Seminar", "02.03.2015", "13.03.2015", "72", "да")


def changed(**cells: str) -> list[str]:
    """The usual row with other cells."""
    return list({**dict(zip(HEADER, LINE, strict=True)), **cells}.values())


def test_the_table_of_2015_is_recreated(academy: Academy) -> None:
    header = ("full_name", "department", "course", "date", "ends_on", "hours", "form", "region")
    event = ("police", "02.03.2015", "13.03.2015", "72", "seminar", "karaganda")
    signs = [chr(code) for code in range(0x410, 0x430)]
    rows = [
        (f"Тыңдаушы{signs[n].lower()} {signs[place]}", department, *event)
        for place, (department, count) in enumerate(OFFICERS.items())
        for n in range(count)
    ]
    told = sessions(csv_of(header, *rows, delimiter=";", encoding="kz1048"), academy).as_json()
    assert (told["rows"], told["created"], told["rejected"]) == (117, 117, [])
    attended = Attendance.objects.filter(session__academy=academy, evidence="paper")
    by_department = Counter(attended.values_list("department__code", flat=True))
    assert by_department == OFFICERS
    session = Session.objects.get(import_key__isnull=False)
    assert (session.course.slug, session.academic_hours, session.starts_at.year) == (
        "police",
        72,
        2015,
    )
    hours = attended.aggregate(hours=Sum("session__academic_hours"))["hours"]
    assert hours == Decimal(117 * 72)


def test_a_list_that_comes_in_twice_changes_nothing(academy: Academy) -> None:
    raw = csv_of(HEADER, LINE)
    first, second = sessions(raw, academy).as_json(), sessions(raw, academy).as_json()
    assert (first["created"], first["enrolled"], second["unchanged"]) == (1, 1, 1)
    assert Attendance.objects.count() == Session.objects.exclude(import_key=None).count() == 1


def test_one_person_at_two_events_is_one_person(academy: Academy) -> None:
    raw = csv_of(HEADER, LINE, changed(date="01.06.2016", ends_on="02.06.2016", hours="16"))
    told = sessions(raw, academy).as_json()
    assert (told["created"], told["enrolled"]) == (1, 2)
    assert User.objects.filter(email="kim@t.kz").count() == 1


def test_records_keep_where_people_were_then(academy: Academy) -> None:
    header = ("last_name", "first_name", "email", "department")
    learners(csv_of(header, ("Ким", "Марина", "kim@t.kz", "organised-crime")), academy)
    raw = csv_of((*HEADER, "department"), (*LINE, "precinct-police"))
    assert sessions(raw, academy).as_json()["enrolled"] == 1
    assert Attendance.objects.get().department == Department.objects.get(code="precinct-police")
    today = LearnerProfile.objects.get(user__email="kim@t.kz")
    assert today.department.code == "organised-crime"


@pytest.mark.parametrize("was_here", [True, False])
def test_of_other_academies_people_only_those_who_were_here_are_recorded(
    academy: Academy, was_here: bool
) -> None:
    profile = LearnerProfileFactory(academy=AcademyFactory())
    User.objects.filter(pk=profile.user_id).update(last_name="Ким", email="kim@t.kz")
    if was_here:
        course = CoursePage.objects.get(slug="police")
        Enrolment.objects.create(learner=profile.user, course=course, academy=academy)
    done = sessions(csv_of(HEADER, LINE), academy)
    assert bool(done.rejected) is not was_here
    assert Attendance.objects.filter(learner=profile.user, academy=academy).exists() is was_here
    before = profile.academy
    profile.refresh_from_db()
    assert profile.academy == before


def test_a_list_as_it_lies_in_the_drawer_comes_in(academy: Academy) -> None:
    header = ("№", "Ф.И.О.", "Звание", "Подразделение", "Дата", "Кол-во часов", "Тема", "Сдал")
    event = ("Участковые", "02.03.2015", "8", "Торговля людьми")
    rows = [("1", "Ким Бота", "капитан", *event, "+"), ("2", "Пак Ян", "майор", *event, "-")]
    assert not sessions(csv_of(header, *rows), academy).rejected
    results = Attendance.objects.values_list("learner__last_name", "passed")
    assert dict(results) == {"Ким": True, "Пак": False}


def test_who_came_on_paper_first_is_the_same_person_with_an_address(academy: Academy) -> None:
    sessions(csv_of(HEADER, changed(full_name="Ким Бота", email="")), academy)
    header = ("last_name", "first_name", "email")
    learners(csv_of(header, ("Ким", "Бота", "kim@t.kz")), academy)
    person = User.objects.get(last_name="Ким", first_name="Бота")
    assert (person.email, person.attendances.count()) == ("kim@t.kz", 1)


def test_paper_enrols_nobody(academy: Academy) -> None:
    before = Enrolment.objects.count()
    sessions(csv_of((*HEADER, "cohort"), (*LINE, "2015-1")), academy)
    assert Enrolment.objects.count() == before
    assert str(Session.objects.get(import_key__isnull=False).cohort) == "2015-1"


@pytest.mark.parametrize(
    "cells",
    [
        {"date": "31.02.2015"},
        {"date": "2015-13-01"},
        {"date": "01.01.1900"},
        {"date": ""},
        {"date": "soon"},
        {"date": "01.01.2100", "ends_on": ""},
        {"ends_on": "01.03.2015"},
        {"hours": "0"},
        {"hours": "-5"},
        {"hours": "many"},
        {"hours": "NaN"},
        {"hours": "Infinity"},
        {"hours": "1000"},
        {"hours": "17", "ends_on": "02.03.2015"},
        {"course": ""},
        {"course": "x" * 301},
        {"course": "=1+1"},
        {"passed": "maybe"},
    ],
)
def test_impossible_events_are_rejected_whole(academy: Academy, cells: dict[str, str]) -> None:
    done = sessions(csv_of(HEADER, changed(**cells)), academy)
    assert [line.number for line in done.rejected] == [2]
    assert not User.objects.filter(email="kim@t.kz").exists()
    assert not Session.objects.exclude(import_key=None).exists()


def test_a_list_cannot_claim_what_the_server_marks(academy: Academy) -> None:
    done = sessions(csv_of((*HEADER, "evidence"), (*LINE, "server")), academy)
    assert len(done.rejected) == 1


def test_other_hours_of_the_same_event_are_a_question(academy: Academy) -> None:
    sessions(csv_of(HEADER, LINE), academy)
    other = changed(hours="36", full_name="Пак Виктор", email="pak@t.kz")
    assert len(sessions(csv_of(HEADER, other), academy).rejected) == 1


def test_a_result_that_was_missing_is_added_and_another_is_refused(academy: Academy) -> None:
    sessions(csv_of(HEADER, changed(passed="")), academy)
    assert sessions(csv_of(HEADER, LINE), academy).lines[0].changed
    assert Attendance.objects.get().passed
    assert len(sessions(csv_of(HEADER, changed(passed="no")), academy).rejected) == 1


def test_a_closed_list_takes_no_more_codes(academy: Academy, manager: Any) -> None:
    sessions(csv_of(HEADER, LINE), academy)
    assert Session.objects.get(import_key__isnull=False).list_closed_at is not None
