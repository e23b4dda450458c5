"""Attendance by the code in the room: shown, scanned, confirmed, closed; too late is too late."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.conftest import DESK, PHONE, Visitor

MAKE = """
import json
from datetime import timedelta
from django.utils import timezone
from courses.models import Checklist, Cohort, Session
from courses.services import enrolling
from qalqan.accounts.models import User
cohort = Cohort.objects.get(name="2026-1")
for name in ("cadet", "inspector"):
    enrolling.join(cohort, User.objects.get(email=f"{name}@demo.example"))
now = timezone.now()
session = Session.objects.create(
    academy=cohort.academy, cohort=cohort, title="Дәріс", form="lecture",
    starts_at=now, ends_at=now + timedelta(hours=1), academic_hours=2,
    checklist=Checklist.objects.first(),
)
print(json.dumps(session.pk))
"""


@pytest.fixture
def session(site: Any) -> int:
    return int(json.loads(site.manage("shell", "--no-imports", "-c", MAKE).splitlines()[-1]))


def shown_code(tutor: Visitor) -> str:
    return tutor.page.locator(".q-room__code").inner_text().replace("-", "")


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_cadet_scans_and_confirms_and_a_second_one_comes_too_late(
    visitor: Callable[..., Visitor], session: int, language: str
) -> None:
    tutor, cadet, late = visitor(size=DESK), visitor(), visitor()
    for person, name in ((tutor, "tutor"), (cadet, "cadet"), (late, "inspector")):
        person.sign_in(name, language)
    page = f"/{language}/academy/sessions/{session}/"
    tutor.open(f"{page}room/")
    address = f"/{language}/check-in/{session}/{shown_code(tutor)}/"
    for person in (cadet, late):
        person.open(address)
    confirm(cadet)
    assert cadet.page.locator("[role=status].q-note--success").count() == 1
    tutor.open(page)
    ticked = tutor.page.locator("input[name=person]:checked + label")
    assert "Сәрсенов" in ticked.inner_text()
    with tutor.page.expect_navigation():
        tutor.page.locator("form[action$='/close/'] button").click()
    tutor.look()
    confirm(late)
    assert late.page.locator("[role=alert].q-note--warning").count() == 1
    tutor.open(page)
    assert "Оспанов" not in tutor.page.locator("#attendance ~ ul").inner_text()


def confirm(person: Visitor) -> None:
    with person.page.expect_navigation():
        person.page.locator("main form button").click()
    person.look()


def test_the_room_shows_its_next_code_without_scripts(
    visitor: Callable[..., Visitor], session: int
) -> None:
    tutor = visitor(size=DESK, scripted=False)
    tutor.sign_in("tutor")
    answer = tutor.open(f"/kk/academy/sessions/{session}/room/")
    assert answer is not None
    assert 0 < int(answer.headers["refresh"]) < 30
    assert tutor.page.locator(".q-room__drawing svg").is_visible()


def test_a_typed_code_leads_to_the_same_button(
    visitor: Callable[..., Visitor], session: int
) -> None:
    tutor, cadet = visitor(size=DESK), visitor(scripted=False)
    tutor.sign_in("tutor")
    cadet.sign_in("cadet")
    cadet.open("/kk/check-in/")
    tutor.open(f"/kk/academy/sessions/{session}/room/")
    cadet.page.fill("input[name=code]", shown_code(tutor).lower())
    confirm(cadet)
    confirm(cadet)
    assert cadet.page.locator("[role=status].q-note--success").count() == 1


@pytest.mark.parametrize(("size", "language"), [(PHONE, "kk"), (DESK, "ru")], ids=["phone", "desk"])
def test_a_tutor_ticks_a_name_and_what_was_seen(
    visitor: Callable[..., Visitor], session: int, size: dict[str, int], language: str
) -> None:
    tutor, page = visitor(size=size), f"/{language}/academy/sessions/{session}/"
    tutor.sign_in("tutor", language)
    tutor.open(page)
    tutor.page.get_by_text("Сәрсенов").click()
    with tutor.page.expect_navigation():
        tutor.page.locator("form[action$='/attendance/'] button").click()
    with tutor.page.expect_navigation():
        tutor.page.locator("#seen ~ ul a").click()
    tutor.look()
    for box in tutor.page.locator("input[name=met]").all():
        box.focus()
        tutor.page.keyboard.press("Space")
    confirm(tutor)
    assert tutor.page.locator("#seen ~ ul .q-tag--completed").count() == 1


@pytest.mark.parametrize(("size", "language"), [(PHONE, "kk"), (DESK, "en")], ids=["phone", "desk"])
def test_a_manager_finds_cohorts_and_sessions_in_order(
    visitor: Callable[..., Visitor], session: int, size: dict[str, int], language: str
) -> None:
    manager, academy = visitor(size=size), f"/{language}/academy"
    manager.sign_in("manager", language)
    for page in ("new/", "new/?cohort=1", "courses/", "?past=1", f"{session}/change/", ""):
        manager.open(f"{academy}/sessions/{page}")
    manager.open(f"{academy}/cohorts/new/")
    manager.open(f"{academy}/cohorts/")
    manager.press("2026-1", "link")
    for link in ("/courses/new/", "/trainers/new/"):
        manager.page.locator(f"main a[href$='{link}']").click()
        manager.look()
        manager.page.go_back()
