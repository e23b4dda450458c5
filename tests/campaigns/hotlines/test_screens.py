"""Two stewards take a line through the register by its screens."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from qalqan.accounts.models import User
from qalqan.common.enums import HotlineStatus
from qalqan.common.models import Hotline, HotlineChange, Source

pytestmark = pytest.mark.django_db
NUMBER = "+7 7172 12 34 56"


@pytest.fixture
def first(signed_in: Any) -> Any:
    return signed_in("steward")


@pytest.fixture
def second(signed_in: Any) -> Any:
    return signed_in("steward2")


def proposal(**changes: Any) -> dict[str, Any]:
    source = Source.objects.get(key="mia-102-2024").pk
    return {"number": NUMBER, "kind": "voice", "source": source, **changes}


def call(**changes: Any) -> dict[str, Any]:
    at = timezone.localtime(timezone.now() - timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M")
    return {"called_at": at, "call_language": "kk", "answered_by": "Кезекші"} | changes


def description(**changes: Any) -> dict[str, Any]:
    texts = {
        f"{name}_{code}": f"{name} {code}"
        for name in ("operator", "audiences", "hours", "cost", "police_link")
        for code in ("kk", "ru", "en")
    }
    rest = {"operator_type": "ngo", "countries": "kz, uz", "languages": ["kk", "uz"]}
    return texts | rest | {"works_from_abroad": "true"} | changes


def help_page(client: Any) -> str:
    return str(client.get("/kk/help/").content.decode())


def test_a_line_reaches_the_help_page_by_two_people(client: Any, first: Any, second: Any) -> None:
    made = first.post("/kk/hotlines/new/", proposal())
    line = Hotline.objects.get(number=NUMBER)
    at = f"/kk/hotlines/{line.pk}/"
    assert made["Location"] == f"{at}describe/"
    assert first.post(f"{at}describe/", description()).status_code == 302
    own = first.post(f"{at}confirm/", call())
    assert own.status_code == 400
    assert NUMBER not in help_page(client)
    assert second.post(f"{at}confirm/", call())["Location"] == at
    shown = help_page(client)
    assert 'href="tel:+77172123456"' in shown
    assert "operator kk" in shown
    assert "Өзбекстан" in shown


@pytest.mark.parametrize(
    "typed",
    ["Қоңырау шалыңыз: +7 700 123 45 67", "24/7, 8 (701) 555-66-77", "https://wa.me/77001234567"],
)
def test_a_number_has_no_way_around_its_own_field(first: Any, typed: str) -> None:
    at = f"/kk/hotlines/{Hotline.objects.get(number='112').pk}/describe/"
    refused = first.post(at, description(hours_kk=typed))
    assert refused.status_code == 400
    assert not HotlineChange.objects.filter(hotline__number="112").exists()


def test_what_is_told_of_a_public_line_waits_for_a_second_person(client: Any, first: Any) -> None:
    at = f"/kk/hotlines/{Hotline.objects.get(number='111').pk}/"
    told = description(hours_kk="Түнде ғана", countries="kz")
    assert first.post(f"{at}describe/", told).status_code == 302
    assert "Түнде ғана" not in help_page(client)
    assert "Түнде ғана" in first.get(at).content.decode()


def test_a_line_without_an_operator_is_described_before_anybody_calls(
    first: Any, second: Any
) -> None:
    first.post("/kk/hotlines/new/", proposal())
    at = f"/kk/hotlines/{Hotline.objects.get(number=NUMBER).pk}/"
    assert second.get(f"{at}confirm/")["Location"] == f"{at}describe/"


def test_another_number_waits_and_may_be_refused(client: Any, first: Any, second: Any) -> None:
    line = Hotline.objects.get(number="111")
    at = f"/kk/hotlines/{line.pk}/"
    assert first.post(f"{at}number/", proposal()).status_code == 302
    assert NUMBER in second.get(at).content.decode()
    assert 'href="tel:111"' in help_page(client)
    again = second.post(f"{at}number/", proposal(number="1111"))
    assert again.status_code == 400
    assert second.post(f"{at}refuse/", {"reason": "Жауап жоқ"}).status_code == 302
    assert "Жауап жоқ" in first.get(at).content.decode()
    assert second.get(f"{at}confirm/").status_code == 302


def test_a_withdrawal_is_immediate(client: Any, first: Any) -> None:
    line = Hotline.objects.get(number="111")
    at = f"/kk/hotlines/{line.pk}/withdraw/"
    assert first.post(at, {"reason": ""}).status_code == 400
    assert first.post(at, {"reason": "Басқа адам жауап береді"}).status_code == 302
    assert "tel:111" not in help_page(client)


def test_a_check_is_recorded_with_its_call(first: Any) -> None:
    line = Hotline.objects.get(number="111")
    Hotline.objects.filter(pk=line.pk).update(checked_on=timezone.localdate() - timedelta(days=100))
    at = f"/kk/hotlines/{line.pk}/check/"
    late = timezone.localtime() + timedelta(days=1)
    future = call(outcome="answers", called_at=late.strftime("%Y-%m-%dT%H:%M"))
    assert first.post(at, future).status_code == 400
    assert first.post(at, call(outcome="no_answer", answered_by="")).status_code == 302
    line.refresh_from_db()
    assert line.checked_on < timezone.localdate()
    assert first.post(at, call(outcome="answers")).status_code == 302
    line.refresh_from_db()
    assert line.checked_on == timezone.localdate(timezone.now() - timedelta(hours=1))


@pytest.mark.parametrize(
    ("path", "given"),
    [
        ("new/", {"number": "call us", "kind": "voice"}),
        ("new/", {"number": "111", "kind": "voice"}),
        ("1/describe/", {"countries": "KZ, Mars"}),
    ],
)
def test_a_form_says_what_is_wrong(first: Any, path: str, given: dict[str, str]) -> None:
    path = path.replace("1/", f"{Hotline.objects.get(number='112').pk}/")
    response = first.post(f"/kk/hotlines/{path}", given)
    assert response.status_code == 400
    assert "govuk-error-summary" in response.content.decode()
    assert Hotline.objects.count() == 5


def test_the_queue_stands_above_the_register(
    first: Any, django_assert_max_num_queries: Any
) -> None:
    Hotline.objects.filter(number="111").update(checked_on="2026-01-01")
    with django_assert_max_num_queries(14):
        page = first.get("/kk/hotlines/").content.decode()
    assert "q-tag--emergency" in page
    for number in range(20):
        Hotline.objects.create(number=f"8{number:04}", kind="voice")
    with django_assert_max_num_queries(14):
        first.get("/kk/hotlines/")


def test_an_auditor_reads_and_changes_nothing(signed_in: Any) -> None:
    auditor = signed_in("auditor")
    line = Hotline.objects.get(number="111")
    page = auditor.get(f"/kk/hotlines/{line.pk}/").content.decode()
    assert "/withdraw/" not in page
    assert auditor.post(f"/kk/hotlines/{line.pk}/withdraw/", {"reason": "x"}).status_code == 403
    line.refresh_from_db()
    assert line.status == HotlineStatus.CONFIRMED


def test_the_confirmed_line_names_its_checker_to_staff_alone(client: Any, first: Any) -> None:
    line = Hotline.objects.get(number="111")
    name = str(User.objects.get(pk=line.checked_by_id))
    assert name in first.get(f"/kk/hotlines/{line.pk}/").content.decode()
    assert name not in help_page(client)
