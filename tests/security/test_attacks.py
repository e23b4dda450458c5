"""Attacks on the whole site strike nowhere."""

import pytest

from tests.security import attacks
from tests.security.nasty import NASTY

pytestmark = pytest.mark.django_db


def test_no_door_leads_to_another_host() -> None:
    figures = attacks.redirects()
    assert len(attacks.ADDRESSES) == 30
    assert figures.tried > 150
    assert figures.struck == []


def test_no_exporter_writes_a_live_formula() -> None:
    figures = attacks.formulas()
    assert (figures.tried, figures.struck) == (156, [])


def test_what_people_write_stays_text_on_every_page() -> None:
    figures = attacks.nasty_strings(NASTY[:3])
    assert figures.tried == 108
    assert figures.struck == []
