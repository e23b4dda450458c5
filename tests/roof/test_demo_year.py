"""The demo academies look lived in, and every record of theirs is one that the site would make."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from assessments.models import Attempt
from courses.models import Cohort, Completion, LearnerProfile
from qalqan.services import demo_year
from qalqan.services.demo_year import roster

pytestmark = pytest.mark.django_db


def test_the_rosters_are_as_many_as_the_figures_of_2015() -> None:
    assert sum(count for count, _office in roster.OFFICERS.values()) == 117
    assert (len(roster.OFFICERS), len(roster.JUDGES), sum(roster.JUDGES)) == (7, 6, 197)


def test_a_year_leaves_records_that_can_be_proved_and_returned(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    few = {code: (3, office) for code, (_count, office) in roster.OFFICERS.items()}
    monkeypatch.setattr(roster, "OFFICERS", few)
    monkeypatch.setattr(roster, "JUDGES", (2, 2, 2, 2, 2, 2))
    year = timezone.localdate().year - 1
    assert demo_year.live_through(year, report=lambda _done, _total: None) == 33
    assert Cohort.objects.filter(starts_on__year=year).count() == 13
    assert Attempt.objects.filter(finished_at__year=year).count() >= 21
    assert {attempt.passed for attempt in Attempt.objects.finished()} == {True, False}
    assert len(Completion.objects.dates("completed_at", "month")) >= 5
    assert LearnerProfile.objects.filter(department__code="organised-crime").count() == 3

    out = StringIO()
    call_command("verify_records", stdout=out)
    assert json.loads(out.getvalue())["broken"] == []
    assert demo_year.live_through(year, report=lambda _done, _total: None) == 0


def test_the_clock_goes_on_afterwards() -> None:
    before = timezone.now()
    with demo_year.living.at(before.replace(year=2001)):
        assert timezone.now().year == 2001
    assert timezone.now() >= before
