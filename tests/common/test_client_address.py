"""Where a request comes from: what a client claims itself counts for nothing."""

from django.http import HttpRequest
from django.test import RequestFactory, override_settings
from hypothesis import given
from hypothesis import strategies as st

from qalqan.common.services.client_address import client_address

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
