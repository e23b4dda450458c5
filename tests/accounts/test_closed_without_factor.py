"""With a password alone, each address answers people with a role as it answers a visitor."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import Permission

from qalqan.accounts.models import User
from tests.accounts.factors import give_app
from tests.security.access.asking import client_of
from tests.security.access.conftest import no_words
from tests.security.access.names import walk

__all__ = ["no_words"]

pytestmark = pytest.mark.django_db
ROLES = (
    *("manager", "tutor", "author", "translator", "reviewer", "publisher", "steward"),
    *("region", "observer", "auditor", "admin"),
)
# The second step itself; here a password makes a difference.
OWN = re.compile(r"^/kk/(sign-in|sign-out|my/security)/")
SAMPLES = {"int": "1", "uuid": "00000000-0000-0000-0000-000000000000", "slug": "police"}


@pytest.fixture(autouse=True)
def compulsory(settings: Any) -> None:
    settings.MFA_REQUIRED = True


def addresses() -> list[str]:
    """One for each pattern of the site and of Wagtail."""
    return sorted({"/" + _sample(path) for _name, path in walk()})


def _sample(pattern: str) -> str:
    path = re.sub(r"<(?:(\w+):)?\w+>", lambda found: SAMPLES.get(found[1] or "", "1"), pattern)
    path = re.sub(r"\(\?:[^()]*\)\*|\([^()]*(?:\([^()]*\)[^()]*)*\)", "1", path)
    return re.sub(r"[\^$\\]|\?P?", "", path)


def answers(client: Any) -> dict[str, Any]:
    found = {}
    for address in addresses():
        answer = client.get(address, headers={"Accept-Language": "kk"})
        found[address] = (answer.status_code, answer.headers.get("Location"))
    return found


@pytest.fixture
def visitors(db: None) -> dict[str, Any]:
    return answers(client_of(None))


def test_the_walk_reaches_wagtail_and_the_workspaces() -> None:
    found = addresses()
    assert len(found) > 300
    for needed in ("/cms/", "/cms/users/", "/kk/academy/people/", "/kk/hotlines/", "/cms/pages/1/"):
        assert needed in found


def test_a_password_alone_opens_nothing_that_is_closed_to_visitors(
    person: Any, visitors: dict[str, Any], no_words: None
) -> None:
    for role in ROLES:
        for address, answer in answers(client_of(person(role))).items():
            if not OWN.match(address):
                assert answer == visitors[address], f"{role} at {address}"


def test_json_of_wagtails_admin_is_refused_not_redirected(signed_in: Any) -> None:
    headers = {"X-Requested-With": "XMLHttpRequest", "Accept": "application/json"}
    for address in (
        "/cms/",
        "/cms/choose-page/",
        "/cms/pages/1/edit/preview/",
        "/cms/tag-autocomplete/",
    ):
        assert signed_in("admin").get(address, headers=headers).status_code == 403


def test_a_factor_that_stands_is_asked_for_as_well(signed_in: Any, person: Any) -> None:
    for role in ROLES:
        give_app(person(role))
        assert "/sign-in/" in signed_in(role).get("/cms/")["Location"]


def test_a_single_permission_is_a_role_too(signed_in: Any, cadet: User) -> None:
    access = Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    assert signed_in("cadet").get("/kk/my/").status_code == 200
    cadet.user_permissions.add(access)
    client = signed_in("cadet")
    assert "/sign-in/" in client.get("/cms/")["Location"]
    assert client.get("/kk/my/").status_code == 302


@pytest.mark.parametrize("name", ["/kk/", "/kk/courses/", "/kk/help/", "/healthz"])
def test_what_visitors_read_stays_open(signed_in: Any, name: str) -> None:
    assert signed_in("manager").get(name).status_code == 200
