"""Roles × every address of the campaigns' workspace: each cell is declared, and holds."""

from typing import Any

import pytest
from django.urls import reverse

from campaigns.models import HelpPage
from campaigns.urls import urlpatterns
from qalqan.common.models import Hotline, HotlineChange
from tests.campaigns.outreach.factories import OutreachEventFactory

pytestmark = pytest.mark.django_db
ROLES = (
    *("visitor", "cadet", "manager", "author", "translator", "publisher"),
    *("region", "observer", "auditor", "steward", "admin"),
)
Row = tuple[int, ...]


def row(
    region: int, observer: int, auditor: int, steward: int, *, publisher: int = 403, admin: int = 0
) -> Row:
    """A visitor is led to sign in; an operator may do all; the others have no business here."""
    operator = admin or steward
    return (302, 403, 403, 403, 403, publisher, region, observer, auditor, steward, operator)


REGISTER = row(403, 403, 200, 200)
STEWARDS = row(403, 403, 403, 200)
# Without a proposal there is nothing to decide, and one is led back to the line.
DECIDING = row(403, 403, 403, 302)
EVENTS = row(200, 403, 200, 403, admin=200)
RECORDERS = row(200, 403, 403, 403, admin=200)
SUMS = row(200, 200, 200, 403, admin=200)
MATERIALS = (302, 403, 403, 200, 403, 200, 200, 200, 403, 200, 200)
PUBLIC = (200,) * len(ROLES)

BY_GET: dict[str, Row] = {
    "hotlines": REGISTER,
    "hotlines_new": STEWARDS,
    "hotlines_detail": REGISTER,
    "hotlines_number": STEWARDS,
    "hotlines_confirm": DECIDING,
    "hotlines_refuse": DECIDING,
    "hotlines_check": STEWARDS,
    "hotlines_describe": STEWARDS,
    "hotlines_withdraw": STEWARDS,
    # The demo's publisher reviews all languages as well; checks are recorded by a form alone.
    "help_checks": row(403, 403, 403, 200, publisher=200),
    "help_check": row(403, 403, 403, 405, publisher=405),
    "materials": MATERIALS,
    "materials_file": MATERIALS,
    "campaign_file": PUBLIC,
    "help_file": PUBLIC,
    "further_file": PUBLIC,
    "outreach": EVENTS,
    "outreach_csv": EVENTS,
    "outreach_xlsx": EVENTS,
    "outreach_detail": EVENTS,
    "outreach_new": RECORDERS,
    "outreach_change": RECORDERS,
    "outreach_withdraw": RECORDERS,
    "outreach_import": RECORDERS,
    "outreach_import_done": row(405, 403, 403, 403, admin=405),
    "outreach_coverage": SUMS,
    "outreach_coverage_csv": SUMS,
    "outreach_coverage_xlsx": SUMS,
}
REFUSED = {302, 403, 405}


@pytest.fixture
def addresses(db: None) -> dict[str, str]:
    event = OutreachEventFactory(region__code="karaganda")
    line = Hotline.objects.get(number="111")
    keys = {
        "hotlines": line.pk,
        "help": "uz",
        "outreach": event.pk,
        "materials_file": (HelpPage.objects.get().pk, "kk", "card"),
        "campaign_file": ("c-01", "leaflet"),
        "help_file": "card",
        "further_file": ("uz", "card"),
    }
    return {name: address(name, keys) for name in BY_GET}


def address(name: str, keys: dict[str, Any]) -> str:
    pattern = next(str(entry.pattern) for entry in urlpatterns if entry.name == name)
    if "<" not in pattern:
        return reverse(f"campaigns:{name}")
    key = keys.get(name) or keys[name.partition("_")[0]]
    return reverse(f"campaigns:{name}", args=key if isinstance(key, tuple) else [key])


def test_every_address_of_the_workspace_is_declared() -> None:
    assert {entry.name for entry in urlpatterns} == BY_GET.keys()


@pytest.mark.parametrize("role", ROLES)
def test_each_role_gets_what_is_declared(
    role: str, client: Any, signed_in: Any, addresses: dict[str, str]
) -> None:
    asking = client if role == "visitor" else signed_in(role)
    got = {name: asking.get(url).status_code for name, url in addresses.items()}
    assert got == {name: declared[ROLES.index(role)] for name, declared in BY_GET.items()}


@pytest.mark.parametrize("role", [role for role in ROLES if role not in ("steward", "admin")])
def test_nobody_else_changes_anything(
    role: str, client: Any, signed_in: Any, addresses: dict[str, str]
) -> None:
    asking = client if role == "visitor" else signed_in(role)
    place = ROLES.index(role)
    closed = [url for name, url in addresses.items() if BY_GET[name][place] in REFUSED]
    assert {asking.post(url).status_code for url in closed} <= REFUSED
    assert not HotlineChange.objects.exclude(note="demo").exists()
