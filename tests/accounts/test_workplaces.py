"""Whoever has a role starts where they work, and finds the way back in every header."""

from typing import Any

import pytest

from qalqan.services.starter.people import PASSWORD

pytestmark = pytest.mark.django_db
PLACES = [
    ("cadet", "/kk/my/"),
    ("manager", "/kk/academy/"),
    ("tutor", "/kk/academy/marking/"),
    ("steward", "/kk/hotlines/"),
    ("region", "/kk/outreach/"),
    ("observer", "/kk/academy/"),
    ("auditor", "/kk/audit/"),
]


@pytest.mark.parametrize(("who", "place"), PLACES)
def test_people_start_where_they_work(client: Any, who: str, place: str) -> None:
    account = {"identifier": f"{who}@demo.example", "password": PASSWORD}
    assert client.post("/kk/sign-in/", account)["Location"] == place


@pytest.mark.parametrize(("who", "place"), PLACES)
def test_the_header_leads_back_to_work(signed_in: Any, who: str, place: str) -> None:
    page = signed_in(who).get("/kk/courses/").content.decode()
    assert f'class="q-nav__link" href="{place}"' in page
