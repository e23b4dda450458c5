"""The year 2015 at the academy of Karaganda."""

from datetime import UTC, date, datetime

import pytest

from courses.models import Academy, CoursePage, Department, ReturnPlan
from qalqan.common.models import Audience, Region
from tests.courses.officers import OFFICERS
from tests.factories import AttendanceFactory, SessionFactory, UserFactory


@pytest.fixture
def year_2015(academy: Academy) -> None:
    """One seminar of 72 hours that every officer attended, by the paper lists."""
    session = SessionFactory(
        academy=academy,
        form="seminar",
        course=CoursePage.objects.get(slug="police"),
        academic_hours=72,
        starts_at=datetime(2015, 3, 2, 4, 0, tzinfo=UTC),
        ends_at=datetime(2015, 3, 14, 12, 0, tzinfo=UTC),
    )
    police = Audience.objects.get(code="police")
    region = Region.objects.get(code="karaganda")
    for code, count in OFFICERS.items():
        department = Department.objects.get(academy=academy, code=code)
        for _officer in range(count):
            AttendanceFactory(
                session=session,
                learner=UserFactory(by_code=True, is_demo=False),
                department=department,
                audience=police,
                region=region,
                evidence="paper",
                passed=True,
            )


@pytest.fixture(autouse=True)
def plan(db: None) -> ReturnPlan:
    return ReturnPlan.objects.create(
        year=2015,
        name_kk="2015 жоспары",
        name_ru="План 2015",
        name_en="Plan 2015",
        addressee_kk="Жұмыс органы",
        addressee_ru="Рабочий орган",
        addressee_en="Working body",
        input_due_on=date(2016, 1, 20),
        report_due_on=date(2016, 2, 10),
    )
