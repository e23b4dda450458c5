"""What is signed is what was seen; figures open their lists."""

from datetime import UTC, datetime
from typing import Any

import pytest

from courses.models import Academy, Attendance, Certificate, Completion, ModulePage, TrainingReturn
from courses.returns.services import figures_of
from courses.services import certificates
from tests.courses.returns.screen import SCREEN, SIGNED, sign
from tests.factories import EnrolmentFactory, UserFactory

pytestmark = pytest.mark.django_db


def withdraw_one() -> None:
    Attendance.objects.filter(pk=Attendance.objects.first().pk).update(
        withdrawn_at="2026-01-01T00:00Z"
    )


def test_figures_that_changed_meanwhile_are_not_signed(signed_in: Any, year_2015: None) -> None:
    manager = signed_in("manager")
    page = manager.get(SCREEN).content.decode()
    seen = page.split('name="seen" value="')[1].split('"')[0]
    withdraw_one()
    manager.post(SCREEN, {**SIGNED, "seen": seen})
    assert not TrainingReturn.objects.exists()


def test_before_a_second_closing_the_screen_lists_what_it_would_change(
    signed_in: Any, year_2015: None
) -> None:
    manager = signed_in("manager")
    sign(manager)
    assert 'id="coming"' not in manager.get(SCREEN).content.decode()
    withdraw_one()
    page = manager.get("/en/academy/returns/2015/").content.decode()
    assert "117, now 116" in page.split('id="coming"')[1]
    assert ">117<" in page


@pytest.mark.parametrize("year", ["0", "1999", "2101", "99999999999"])
@pytest.mark.parametrize("rest", ["", "people/", "template.xlsx", "return.json?language=kk"])
def test_years_without_a_plan_are_not_found(signed_in: Any, year: str, rest: str) -> None:
    assert signed_in("manager").get(f"/kk/academy/returns/{year}/{rest}").status_code == 404


def test_each_figure_opens_its_own_list(signed_in: Any, academy: Academy, year_2015: None) -> None:
    first = Attendance.objects.first()
    Attendance.objects.filter(pk=first.pk).update(passed=False)
    manager = signed_in("manager")
    counts = {}
    for figure in ("persons", "passed", "certificates"):
        page = manager.get(f"{SCREEN}people/?figure={figure}").content.decode()
        counts[figure] = page.count('scope="row"')
    assert counts == {"persons": 117, "passed": 116, "certificates": 0}
    assert manager.get(f"{SCREEN}people/?figure=gain").status_code == 404


def test_a_corrected_certificate_stays_in_its_year(academy: Academy, settings: Any) -> None:
    settings.REDIS_URL = ""
    enrolment = EnrolmentFactory(learner=UserFactory(by_code=True, is_demo=False), academy=academy)
    completion = Completion.objects.create(
        enrolment=enrolment,
        page_id=ModulePage.objects.get(slug="identification").pk,
        kind="module",
        evidence="server",
    )
    certificates.issue({"completion": completion.pk})
    old = completion.certificates.get()
    long_ago = datetime(2015, 5, 5, tzinfo=UTC)
    Certificate.objects.filter(pk=old.pk).update(issued_at=long_ago, revoked_at=long_ago)
    Certificate.objects.create(
        completion=completion,
        number="again",
        code="again",
        replaces=old,
        academic_hours=2,
        completed_on=long_ago,
        language="kk",
    )
    assert figures_of(2015, academy)["totals"]["certificates"] == 1
    assert figures_of(datetime.now(UTC).year, academy)["totals"]["certificates"] == 0
