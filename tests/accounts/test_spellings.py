"""One account has one spelling: what is counted is what is looked up, on either database."""

from typing import Any

import pytest
from django.urls import reverse

from qalqan.accounts.models import User
from qalqan.accounts.services.factors import recovery
from qalqan.services.starter.people import PASSWORD
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
# What PostgreSQL writes in capitals as I, S and K.
OTHERS = ("\u0131ssis@mvd.kz", "i\u017fsis@mvd.kz", "\u0130ssis@mvd.kz")


def test_an_address_is_found_in_capitals_and_in_no_other_letters() -> None:
    person = UserFactory(email="issis@mvd.kz")
    assert User.objects.by_identifier(" ISSIS@mvd.KZ ") == person
    for other in OTHERS:
        assert User.objects.by_identifier(other) is None


def test_who_changes_the_password_stays_signed_in_here(client: Any, settings: Any) -> None:
    settings.MFA_REQUIRED = False
    client.post("/en/sign-in/", {"identifier": "cadet@demo.example", "password": PASSWORD})
    new = "seven quiet herons at dawn"
    form = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    assert client.post(reverse("accounts:password"), form).status_code == 302
    assert client.get("/en/my/").status_code == 200


def test_recovery_codes_outlive_a_new_key_beside_the_old_one(settings: Any) -> None:
    person = UserFactory()
    first, second, *_rest = recovery.renew(person)
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another" * 8
    assert recovery.take(person, first)
    settings.SECRET_KEY_FALLBACKS = []
    assert not recovery.take(person, second)
