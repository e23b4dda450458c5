"""Where a request comes from: what a client claims itself counts for nothing."""

import pytest
from django.http import HttpRequest
from django.test import RequestFactory, override_settings
from hypothesis import given
from hypothesis import strategies as st

from qalqan.common.services.client_address import client_address, client_network
from qalqan.common.services.limits import Limit

SEEN = "203.0.113.7"
claims = st.lists(st.text(st.characters(codec="latin-1"), max_size=20), max_size=4)


def request(*forwarded: str) -> HttpRequest:
    headers = {"X-Forwarded-For": ", ".join(forwarded)} if forwarded else {}
    return RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", headers=headers)


def address(proxies: int, *forwarded: str) -> str:
    with override_settings(TRUSTED_PROXY_COUNT=proxies):
        return client_address(request(*forwarded))


@given(claims)
def test_a_forged_address_counts_for_nothing(forged: list[str]) -> None:
    assert address(0, *forged, SEEN) == "10.0.0.1"
    assert address(1, *forged, SEEN) == SEEN


def test_behind_two_proxies_the_outer_one_is_believed() -> None:
    assert address(2, "forged", SEEN, "10.0.0.2") == SEEN


def test_a_request_that_went_round_the_proxies_is_known_by_its_own_address() -> None:
    assert address(1) == "10.0.0.1"
    assert address(2, SEEN) == "10.0.0.1"


def network(written: str) -> str:
    return client_network(RequestFactory().get("/", REMOTE_ADDR=written))


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", True),
        ("2001:db8:1:2::1", "2001:DB8:1:2:0:0:0:7", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("fe80::1%eth0", "fe80::2%eth0", True),
        ("203.0.113.7", "203.0.113.8", False),
        ("::ffff:203.0.113.7", "203.0.113.7", True),
        ("::ffff:203.0.113.7", "::ffff:203.0.113.8", False),
    ],
)
def test_the_addresses_of_one_connection_are_one_client(
    one: str, other: str, is_same: bool
) -> None:
    assert (network(one) == network(other)) is is_same


@given(st.text(max_size=40))
def test_what_is_no_address_counts_as_it_is(written: str) -> None:
    assert network(f"x{written}") == f"x{written}"


@pytest.mark.django_db
def test_a_limit_counts_all_addresses_of_a_connection_together() -> None:
    limit = Limit("a", times=3, seconds=3600)
    for number in range(3):
        limit.count(RequestFactory().get("/", REMOTE_ADDR=f"2001:db8:7:7::{number:x}"))
    assert limit.is_reached(RequestFactory().get("/", REMOTE_ADDR="2001:db8:7:7::ffff"))
    assert not limit.is_reached(RequestFactory().get("/", REMOTE_ADDR="2001:db8:7:8::1"))
