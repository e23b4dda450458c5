"""Tries are counted over the whole of a period, with and without Redis."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import caches
from django.test import override_settings

from qalqan.accounts.services.tries import Tries
from qalqan.common.models import LimitCount
from qalqan.common.services import due

IN_A_DAY = Tries("day", most=3, seconds=24 * 60 * 60)


def pass_by(**time: float) -> None:
    """Move all that is counted into the past."""
    for row in LimitCount.objects.all():
        LimitCount.objects.filter(pk=row.pk).update(until=row.until - timedelta(**time))


@pytest.mark.django_db
def test_a_limit_for_a_day_holds_for_the_day_from_the_first_try() -> None:
    IN_A_DAY.count("cadet")
    pass_by(hours=23)
    for _time in range(2):
        IN_A_DAY.count("cadet")
    assert IN_A_DAY.are_used_up("cadet")
    pass_by(minutes=59)
    assert IN_A_DAY.are_used_up("cadet")
    pass_by(minutes=2)
    assert not IN_A_DAY.are_used_up("cadet")


@pytest.mark.django_db
def test_a_new_period_begins_with_its_first_try() -> None:
    for _time in range(3):
        IN_A_DAY.count("cadet")
    pass_by(hours=25)
    IN_A_DAY.count("cadet")
    assert LimitCount.objects.get().count == 1
    assert not IN_A_DAY.are_used_up("judge")


@pytest.mark.django_db
def test_what_is_over_is_deleted_with_the_due_work_and_nothing_names_anybody() -> None:
    IN_A_DAY.count("cadet@demo.example")
    assert "cadet" not in LimitCount.objects.get().key
    due.run()
    assert LimitCount.objects.count() == 1
    pass_by(hours=25)
    due.run()
    assert LimitCount.objects.count() == 0


@pytest.mark.django_db
def test_people_sign_in_and_certificates_are_checked_while_redis_is_away(client: Any) -> None:
    spare = {
        "BACKEND": "qalqan.common.services.spare_cache.SpareCache",
        "LOCATION": "redis://127.0.0.1:1",
        "OPTIONS": {"socket_connect_timeout": 1},
    }
    with override_settings(CACHES={**_configured(), "default": spare}):
        form = {"identifier": "cadet@demo.example", "password": "qalqan-demo-2026"}
        assert client.post("/kk/sign-in/", {**form, "password": "wrong"}).status_code == 400
        assert client.post("/kk/sign-in/", form).status_code == 302
        assert client.get("/verify/nothing/").status_code in {200, 404}


def _configured() -> dict[str, Any]:
    return {name: {**caches.settings[name]} for name in caches.settings}
