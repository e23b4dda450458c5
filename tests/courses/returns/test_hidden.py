"""What a return keeps from those who see sums alone, and of audiences with private scores."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.models import Academy, Attendance
from courses.returns.services import hide_private, hide_small
from qalqan.common.models import Audience
from tests.courses.returns.screen import SCREEN, sign
from tests.factories import AttendanceFactory, SessionFactory, UserFactory

PLACES = {"department": "", "region": "", "sex": "", "form": "lecture"}


def row(persons: int, passed: int, pairs: int, audience: str, course: str) -> dict[str, Any]:
    figures = {"persons": persons, "hours": 2 * persons, "passed": passed, "certificates": 0}
    gain = 10 if pairs else None
    places = {**PLACES, "audience": audience, "course": course}
    return {**places, **figures, "gain": gain, "gain_of": pairs}


def document(rows: list[dict[str, Any]], changes: Any = ()) -> dict[str, Any]:
    totals = {
        name: sum(one[name] for one in rows)
        for name in ("persons", "hours", "passed", "certificates", "gain_of")
    }
    totals["gain"] = 10 if totals["gain_of"] else None
    return {"rows": rows, "totals": totals, "departments": {}, "changes": list(changes)}


@st.composite
def documents(draw: Any) -> dict[str, Any]:
    rows = []
    for number in range(draw(st.integers(1, 6))):
        persons = draw(st.integers(0, 30))
        passed, pairs = (draw(st.integers(0, persons)) for _figure in range(2))
        audience = draw(st.sampled_from(["judges", "police"]))
        rows.append(row(persons, passed, pairs, audience, f"c{number}"))
    return document(rows)


@given(documents())
def test_who_sees_sums_sees_no_figure_under_five(made: dict[str, Any]) -> None:
    shown = hide_small(made)
    for one in [*shown["rows"], shown["totals"]]:
        assert not any(0 < (one[name] or 0) < 5 for name in ("persons", "passed", "gain_of"))
        assert one["gain"] is None or one["gain_of"] >= 5
        if one["passed"] is not None and one is not shown["totals"]:
            assert not 0 < one["persons"] - one["passed"] < 5


@given(documents())
def test_hiding_twice_shows_nothing_more(made: dict[str, Any]) -> None:
    once = hide_small(made)
    for before, after in zip(once["rows"], hide_small(once)["rows"], strict=True):
        assert all(after[name] in (before[name], None) for name in before)


@given(documents())
def test_no_result_of_few_judges_can_be_worked_out(made: dict[str, Any]) -> None:
    shown = hide_private(made, {"judges"})
    pairs = list(zip(made["rows"], shown["rows"], strict=True))
    for before, after in pairs:
        if before["audience"] == "police":
            assert after == before
        elif after["passed"] is not None:
            assert before["persons"] >= 5
            assert not 0 < before["passed"] < 5
            assert not 0 < before["persons"] - before["passed"] < 5
        assert after["persons"] == before["persons"]
    hidden = [before["passed"] for before, after in pairs if after["passed"] is None]
    if hidden and shown["totals"]["passed"] is not None:
        assert len(hidden) > 1
        assert sum(hidden) >= 5


def test_a_gain_of_few_judges_stays_hidden() -> None:
    rows = [row(20, 10, 3, "judges", "a"), row(20, 10, 9, "police", "b")]
    shown = hide_private(document(rows), {"judges"})
    assert [one["gain"] for one in shown["rows"]] == [None, 10]
    assert shown["totals"]["gain"] is None
    assert shown["rows"][0]["passed"] == 10


def test_changes_tell_no_small_figure() -> None:
    place = {**PLACES, "audience": "police", "course": "a"}
    steps = [
        {**place, "figure": "persons", "before": 17, "after": 16},
        {**place, "figure": "hours", "before": 170, "after": 160},
        {"figure": "persons", "before": 100, "after": 120},
    ]
    shown = hide_small(document([row(16, 8, 0, "police", "a")], steps))["changes"]
    assert [one["before"] for one in shown] == [None, None, 100]


def test_passes_of_judges_change_unseen() -> None:
    step = {**PLACES, "audience": "judges", "course": "a", "figure": "passed"}
    made = document([row(9, 9, 0, "judges", "a")], [{**step, "before": 8, "after": 9}])
    assert hide_private(made, {"judges"})["changes"][0]["after"] is None


@pytest.fixture
def judges(academy: Academy) -> None:
    """Three judges at a session of 2015 that one of them passed."""
    moment = datetime(2015, 4, 1, 4, tzinfo=UTC)
    session = SessionFactory(academy=academy, starts_at=moment, ends_at=moment)
    for passed in (True, False, False):
        AttendanceFactory(
            session=session,
            learner=UserFactory(by_code=True, is_demo=False),
            audience=Audience.objects.filter(scores_are_private=True).first(),
            passed=passed,
        )


@pytest.mark.django_db
def test_the_academy_reads_no_judges_results(signed_in: Any, judges: None) -> None:
    manager = signed_in("manager")
    assert "…" in manager.get(SCREEN).content.decode()
    told = json.loads(manager.get(f"{SCREEN}return.json?language=kk").content)
    assert (told["rows"][0]["persons"], told["rows"][0]["passed"]) == (3, None)
    assert told["totals"]["passed"] is None
    people = manager.get(f"{SCREEN}people/?figure=passed").content.decode()
    assert people.count('scope="row"') == 0


@pytest.mark.django_db
def test_a_correction_shows_observers_no_small_step(signed_in: Any, year_2015: None) -> None:
    manager, observer = signed_in("manager"), signed_in("observer")
    sign(manager)
    Attendance.objects.filter(pk=Attendance.objects.first().pk).update(
        withdrawn_at="2026-01-01T00:00Z"
    )
    sign(manager)
    told = json.loads(observer.get(f"{SCREEN}return.json?language=kk").content)
    assert not any(one["before"] == 117 for one in told["changes"])
