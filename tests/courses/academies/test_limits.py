"""A session that somebody stole does not walk through the register; work goes on as ever."""

import logging
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from courses.models import Cohort
from courses.views import limited
from qalqan.accounts.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def soon(monkeypatch: Any) -> None:
    """Three of each, for hundreds of pages prove nothing more."""
    for limit in (limited.SEARCHES, limited.LOOKS, limited.EXPORTS):
        monkeypatch.setitem(limit.__dict__, "times", 3)


@pytest.fixture
def desk(signed_in: Any) -> Client:
    client: Client = signed_in("manager")
    return client


def statuses(client: Client, addresses: list[str]) -> list[int]:
    return [
        client.get(address, REMOTE_ADDR=f"203.0.113.{number}").status_code
        for number, address in enumerate(addresses)
    ]


@pytest.mark.parametrize("name", ["people", "academy", "certificates"])
def test_searches_end_from_whichever_address_they_come(desk: Client, name: str) -> None:
    path = reverse(f"courses:{name}")
    words = [f"{path}?search={word}" for word in ("а", "ә", "б")]
    assert statuses(desk, [*words, f"{path}?search=в"]) == [200, 200, 200, 429]
    assert statuses(desk, [f"{path}?page=2"]) == [429]
    # What has to be done today is on the first page.
    assert statuses(desk, [path]) == [200]


def test_page_after_page_is_a_search_too(desk: Client) -> None:
    path = reverse("courses:people")
    assert statuses(desk, [f"{path}?page={page}" for page in (2, 3, 4, 5)])[-1] == 429


def test_people_are_not_looked_at_one_after_another(desk: Client, cadet: User) -> None:
    pages = [
        reverse(f"courses:{name}", args=[cadet.pk])
        for name in ("people_person", "people_transcript", "people_transcript_pdf")
    ]
    assert statuses(desk, [*pages, pages[0]]) == [200, 200, 200, 429]


def test_files_of_people_come_to_an_end(desk: Client) -> None:
    files = [reverse("courses:academy_export", args=[kind]) for kind in ("csv", "xlsx", "pdf")]
    assert statuses(desk, [*files, files[0]]) == [200, 200, 200, 429]


def test_only_making_slips_counts(desk: Client) -> None:
    cohort = Cohort.objects.get(academy__code="karaganda", name="2026-1")
    path = reverse("courses:people_cohort_slips", args=[cohort.pk])
    assert statuses(desk, [path] * 5) == [200] * 5
    assert [desk.post(path).status_code for _time in range(4)][-1] == 429


def test_one_persons_haste_stops_nobody_else(desk: Client, signed_in: Any) -> None:
    path = f"{reverse('courses:academy')}?search=а"
    assert statuses(desk, [path] * 4)[-1] == 429
    assert statuses(signed_in("tutor"), [path]) == [200]


def test_the_page_says_what_to_do_and_the_log_whose_account_it_is(
    desk: Client, manager: User, caplog: Any
) -> None:
    path = f"{reverse('courses:people')}?search=Омаров"
    with caplog.at_level(logging.WARNING, "courses.views.limited"):
        statuses(desk, [path] * 3)
        answer = desk.get(path, headers={"Accept-Language": "en"})
    assert answer.headers["Retry-After"] == "600"
    assert reverse("accounts:security") in answer.content.decode()
    assert [record.getMessage() for record in caplog.records] == [
        f"limit people-searched reached by person {manager.pk}"
    ]
