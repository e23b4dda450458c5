"""Auditors read the chain, filter it, follow it, check it and take it along."""

import json
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from qalqan.accounts.enums import Role
from qalqan.accounts.models import User
from qalqan.accounts.services.erasure import erase_person
from qalqan.accounts.services.roles import grant
from qalqan.common.enums import AuditAction
from qalqan.common.models import AuditCheck, AuditRow
from qalqan.common.services import append_only, audit, outbox

pytestmark = pytest.mark.django_db
AUDIT = "/en/audit/"
ROLES = ("cadet", "manager", "tutor", "author", "publisher", "steward", "region", "observer")


@pytest.fixture
def auditor(signed_in: Any) -> Any:
    return signed_in("auditor")


@pytest.fixture(autouse=True)
def deliver_here(settings: Any) -> None:
    settings.REDIS_URL = ""


def rows(count: int, **given: Any) -> list[AuditRow]:
    given = {"subject": "hotline:7", **given}
    return [audit.append(AuditAction.HOTLINE_CHANGED, **given) for _n in range(count)]


def shown(client: Any, query: str = "") -> str:
    response = client.get(f"{AUDIT}{query}")
    assert response.status_code == 200
    return str(response.content.decode())


@pytest.mark.parametrize("role", ROLES)
def test_nobody_but_auditors_sees_the_chain(signed_in: Any, role: str) -> None:
    last = rows(1)[0].sequence
    client = signed_in(role)
    paths = ("", f"{last}/", "rows.csv", "rows.xlsx", "personal-data/")
    assert {client.get(f"{AUDIT}{path}").status_code for path in paths} == {403}
    assert client.post(f"{AUDIT}check/").status_code == 403


def test_visitors_are_led_to_sign_in_and_operators_see_all(client: Any, signed_in: Any) -> None:
    assert "/sign-in/" in client.get(AUDIT)["Location"]
    assert signed_in("admin").get(AUDIT).status_code == 200


def test_pages_follow_each_other_without_a_gap(auditor: Any) -> None:
    made = [row.sequence for row in rows(120)]
    first = shown(auditor, "?kind=hotline")
    assert f"{AUDIT}{made[-1]}/" in first
    following = made[-50]
    assert f"before={following}" in first
    second = shown(auditor, f"?kind=hotline&before={following}")
    assert f"{AUDIT}{following - 1}/" in second
    assert f"{AUDIT}{following}/" not in second


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?action=hotline.changed", True),
        ("?action=role.changed", False),
        ("?kind=hotline&number=7", True),
        ("?kind=hotline&number=8", False),
        ("?kind=hotline&number=70", False),
        ("?actor=424242", True),
        ("?actor=424243", False),
        ("?since=2026-01-01&until=2100-01-01&actor=424242", True),
        ("?until=2020-01-01", False),
        ("?since=2099-01-01", False),
        ("?action=nonsense&actor=x&since=x&before=x&actor=-1&number='", True),
    ],
)
def test_filters_leave_what_was_asked_for(auditor: Any, query: str, found: bool) -> None:
    row = rows(1, actor=424242)[0]
    assert (f"{AUDIT}{row.sequence}/" in shown(auditor, query)) is found


def test_a_page_costs_the_same_for_many(
    auditor: Any, cadet: User, manager: User, django_assert_max_num_queries: Any
) -> None:
    for actor in (cadet.pk, manager.pk, 999_999):
        rows(20, actor=actor)
    shown(auditor)
    with django_assert_max_num_queries(9):
        shown(auditor)


def test_people_have_names_until_they_are_erased(auditor: Any, cadet: User) -> None:
    row = audit.append(AuditAction.NAME_CHANGED, subject=f"person:{cadet.pk}", actor=cadet.pk)
    name = str(cadet)
    assert name in shown(auditor, f"{row.sequence}/")
    erase_person(cadet)
    for path in ("", f"{row.sequence}/"):
        page = shown(auditor, path)
        assert name not in page
        assert "erased person" in page


def test_a_row_says_what_was_and_what_is_and_leads_there(auditor: Any) -> None:
    data = {"score": "5.00", "passed": True, "old": {"score": "3.00", "passed": True}, "why": "key"}
    row = audit.append(AuditAction.OUTCOME_CHANGED, subject="hotline:7", data=data)
    page = shown(auditor, f"{row.sequence}/")
    assert "<del>3.00</del> → <ins>5.00</ins>" in page
    assert "<del>yes" not in page
    assert 'href="/en/hotlines/7/"' in page
    assert auditor.get(f"{AUDIT}{row.sequence + 99}/").status_code == 404


def test_a_changed_role_is_told_as_before_and_after(auditor: Any, cadet: User) -> None:
    grant(cadet, Role.TUTOR)
    row = AuditRow.objects.filter(action="role.changed").last()
    assert "tutor" in shown(auditor, f"{row.sequence}/")


@pytest.mark.parametrize(("tamper", "says"), [(False, "no fault"), (True, "faults found")])
def test_the_chain_is_checked_on_demand(
    auditor: Any, tamper: bool, says: str, django_capture_on_commit_callbacks: Any
) -> None:
    row = rows(1)[0]
    if tamper:
        with append_only.lifted():
            AuditRow.objects.filter(pk=row.pk).update(actor=5)
    assert "never" in shown(auditor)
    for _twice in range(2):
        auditor.post(f"{AUDIT}check/")
    assert "not finished" in shown(auditor)
    assert AuditCheck.objects.count() == 1
    outbox.sweep()
    assert says in shown(auditor)


def test_a_head_that_somebody_else_signed_is_shown(auditor: Any, settings: Any) -> None:
    assert "not valid" not in shown(auditor)
    settings.AUDIT_KEY = "somebody else's"
    assert "not valid" in shown(auditor)


def test_files_hold_what_was_asked_for_without_names_and_leave_a_row(
    auditor: Any, cadet: User
) -> None:
    subject = f"person:{cadet.pk}"
    made = audit.append(AuditAction.NAME_CHANGED, subject=subject, data={"why": "=1+1"})
    query = f"?kind=person&number={cadet.pk}"
    text = b"".join(auditor.get(f"{AUDIT}rows.csv{query}").streaming_content).decode("utf-8-sig")
    assert f"{made.sequence}," in text
    assert subject in text
    assert cadet.last_name not in text
    sheet = auditor.get(f"{AUDIT}rows.xlsx{query}")
    book = openpyxl.load_workbook(BytesIO(b"".join(sheet.streaming_content)))
    assert subject in {cell.value for line in book.active for cell in line}
    noted = AuditRow.objects.filter(action="audit.exported").values_list("data", flat=True)
    expected = {"kind": "person", "number": str(cadet.pk)}
    assert [*noted] == [{"format": kind, **expected} for kind in ("csv", "xlsx")]


def test_details_in_a_file_are_json(auditor: Any) -> None:
    data = {"n": [1, 2], "why": "қате"}
    rows(1, data=data)
    lines = b"".join(auditor.get(f"{AUDIT}rows.csv?kind=hotline").streaming_content).decode()
    assert json.dumps(data, ensure_ascii=False).replace('"', '""') in lines
