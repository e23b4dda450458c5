"""The front door, health, and errors that say what to do."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError
from django.test import RequestFactory
from wagtail import hooks
from wagtail.models import PageViewRestriction, Site

from qalqan import views
from qalqan.common.models import TextPage
from qalqan.middleware import NotFoundMiddleware

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("wanted", "path"),
    [
        ("kk", "/kk/"),
        ("ru-RU,ru;q=0.9", "/ru/"),
        ("en-GB", "/en/"),
        ("de, en;q=0.5", "/en/"),
        ("uz", "/uz/help/"),
        ("tg-TJ,ru;q=0.5", "/tg/help/"),
        ("zz", "/kk/"),
        ("", "/kk/"),
    ],
)
def test_the_front_door_follows_the_browsers_language(client: Any, wanted: str, path: str) -> None:
    response = client.get("/", headers={"Accept-Language": wanted})
    assert response["Location"] == path
    assert response["Vary"] == "Accept-Language"


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_home_page_leads_to_help_and_to_the_courses(client: Any, language: str) -> None:
    page = client.get(f"/{language}/").content.decode()
    assert f'lang="{language}"' in page
    assert f"/{language}/help/" in page
    assert f"/{language}/courses/police/" in page


def test_healthz_needs_no_database(client: Any) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}


def test_readyz_says_what_is_not_ready(client: Any, settings: Any, monkeypatch: Any) -> None:
    assert client.get("/readyz").status_code == 200
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["checks"] == {"database": True, "broker": False}

    def fail(*_args: Any) -> None:
        raise DatabaseError

    monkeypatch.setattr(views, "MigrationExecutor", fail)
    assert client.get("/readyz").json()["checks"]["database"] is False


@pytest.fixture
def no_site() -> Iterator[None]:
    Site.objects.all().delete()
    yield
    # The test is taken back, and what Wagtail's cache learnt in it has to go as well.
    Site.clear_site_root_paths_cache()


def test_a_site_without_pages_answers_404(client: Any, no_site: None) -> None:
    assert client.get("/kk/").status_code == 404


def test_wagtails_hooks_can_answer_before_a_page(client: Any) -> None:
    def refuse(page: Any, request: Any, *_args: Any) -> Any:
        return (
            views.forbidden(request, PermissionDenied("closed")) if page.slug == "privacy" else None
        )

    with hooks.register_temporarily("before_serve_page", refuse):
        assert client.get("/kk/privacy/").status_code == 403
        assert client.get("/kk/accessibility/").status_code == 200


@pytest.mark.parametrize(
    ("kind", "allowed"), [("login", "cadet"), ("groups", "manager")], ids=["signed in", "role"]
)
def test_a_page_made_private_in_the_admin_is_private(
    client: Any, signed_in: Any, kind: str, allowed: str
) -> None:
    path, page = "/kk/privacy/", TextPage.objects.get(slug="privacy")
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=kind)
    restriction.groups.add(Group.objects.get(name="academy_manager"))
    assert "/sign-in/" in client.get(path, follow=True).redirect_chain[-1][0]
    assert signed_in(allowed).get(path).status_code == 200
    if kind == "groups":
        assert signed_in("cadet").get(path).status_code == 302


@pytest.mark.parametrize("path", ["/kk", "/ru/help", "/en/courses/police", "/kk/sign-in"])
def test_an_address_without_its_last_slash_leads_on(client: Any, path: str) -> None:
    response = client.get(f"{path}?a=1")
    assert response["Location"] == f"{path}/?a=1"


def test_a_stale_session_is_not_answered_on_a_help_page(client: Any) -> None:
    client.cookies["sessionid"] = "broken!"
    client.cookies["csrftoken"] = "broken!"
    response = client.get("/kk/help/")
    assert "Set-Cookie" not in response.headers
    assert not response.cookies
    assert "cookie" not in response.get("Vary", "").lower()


def test_what_a_learner_read_is_not_kept_on_a_shared_computer(cadet_client: Any) -> None:
    for path in ("/kk/courses/police/identification/", "/kk/my/"):
        assert "no-store" in cadet_client.get(path)["Cache-Control"]


def test_an_unpublished_page_does_not_exist(client: Any) -> None:
    TextPage.objects.get(slug="privacy").unpublish()
    assert client.get("/kk/privacy/").status_code == 404


def test_the_demo_shows_this_sites_404(client: Any, settings: Any) -> None:
    settings.DEBUG = True
    response = client.get("/kk/no-such-page/")
    assert response.status_code == 404
    assert "/kk/courses/" in response.content.decode()
    request = RequestFactory().get("/")
    assert NotFoundMiddleware(views.healthz).process_exception(request, ValueError()) is None


def test_a_broken_page_is_a_calm_500(rf: RequestFactory, html_validator: Any) -> None:
    response = views.server_error(rf.get("/kk/"))
    assert response.status_code == 500
    html_validator.check(response.content.decode(), "500")


def test_a_form_that_waited_too_long_says_so(cadet: Any) -> None:
    from django.test import Client

    response = Client(enforce_csrf_checks=True).post("/en/sign-in/", {})
    assert response.status_code == 403
    assert "This form is too old" in response.content.decode()
