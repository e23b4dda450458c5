"""Who may do what, at every address of the site and of Wagtail's admin: each cell is asked."""

from typing import Any

import pytest

from qalqan.accounts.enums import Role
from qalqan.accounts.models import User
from tests.security.access.asking import REFUSALS, ask, client_of
from tests.security.access.names import named
from tests.security.access.people import PEOPLE
from tests.security.access.places import addresses
from tests.security.access.table import METHODS, declared, row_of, rows

pytestmark = pytest.mark.django_db
OTHER_METHODS = ("PUT", "PATCH", "DELETE")
# Those who have no business at most addresses, each in another way.
OUTSIDERS = ("vis", "lrx", "mgx", "tux", "stw")


@pytest.fixture
def places(media: Any) -> dict[str, str]:
    return addresses()


def test_every_address_is_declared_and_every_row_is_of_one() -> None:
    used = {(name, method): row_of(method, name) for name in named() for method in METHODS}
    assert [asked for asked, row in used.items() if row is None] == []
    assert rows().keys() - set(used.values()) == set()


def test_every_role_has_a_column() -> None:
    people = [person for make in PEOPLE.values() if (person := make())]
    covered = {group.name for person in people for group in person.groups.all()}
    assert covered == {role.value for role in Role}
    assert any(person.is_superuser for person in people)


@pytest.mark.parametrize("who", PEOPLE)
def test_each_person_gets_what_is_declared(who: str, places: dict[str, str]) -> None:
    client = client_of(PEOPLE[who]())
    deviations = {}
    for name, address in places.items():
        for method in METHODS:
            cell, written = ask(client, method, address)
            expected = declared(method, name, who)
            if cell != expected or (cell in REFUSALS and written):
                deviations[f"{method} {name}"] = (expected, cell, written[:1])
    assert deviations == {}


@pytest.mark.parametrize("who", OUTSIDERS)
def test_where_one_is_refused_no_other_method_leads_further(
    who: str, places: dict[str, str]
) -> None:
    client = client_of(PEOPLE[who]())
    closed = [
        address
        for name, address in places.items()
        if {declared(method, name, who) for method in METHODS} <= REFUSALS
    ]
    assert len(closed) > 300
    for address in closed:
        for method in OTHER_METHODS:
            cell, written = ask(client, method, address)
            assert (cell in REFUSALS, written) == (True, []), f"{method} {address}: {cell}"


def test_a_closed_account_is_a_visitor_everywhere(places: dict[str, str], manager: User) -> None:
    client = client_of(manager)
    User.objects.filter(pk=manager.pk).update(is_active=False)
    for name, address in places.items():
        assert ask(client, "GET", address)[0] == declared("GET", name, "vis"), name
