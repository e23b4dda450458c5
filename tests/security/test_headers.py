"""What a browser is told with every page, and how cookies are kept in production."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client

pytestmark = pytest.mark.django_db
VISITORS = (
    *("/kk/", "/ru/courses/", "/en/courses/police/", "/kk/campaigns/", "/kk/help/", "/uz/help/"),
    *("/kk/sign-in/", "/kk/privacy/", "/verify/none/", "/kk/nowhere/", "/", "/healthz", "/readyz"),
)
PEOPLES = {
    "cadet": ("/kk/my/", "/kk/courses/police/identification/", "/kk/my/data/"),
    "manager": ("/kk/academy/", "/kk/academy/people/"),
    "steward": ("/kk/hotlines/",),
    "admin": ("/cms/", "/cms/pages/", "/cms/users/", "/cms/images/"),
}
EXPECTED = {
    "X-Content-Type-Options": {"nosniff"},
    "Referrer-Policy": {"no-referrer", "same-origin"},
    "Cross-Origin-Opener-Policy": {"same-origin"},
    "Cross-Origin-Resource-Policy": {"same-origin"},
    "X-Frame-Options": {"DENY"},
}
NAMES = (
    *("SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE"),
    *("SESSION_COOKIE_HTTPONLY", "SESSION_COOKIE_SAMESITE", "CSRF_COOKIE_SAMESITE"),
    *("SECURE_HSTS_SECONDS", "SECURE_HSTS_INCLUDE_SUBDOMAINS", "SECURE_HSTS_PRELOAD"),
    *("SECURE_SSL_REDIRECT", "SESSION_COOKIE_DOMAIN", "SESSION_COOKIE_PATH"),
)


def look(client: Client, path: str) -> None:
    response = client.get(path, secure=True)
    for name, allowed in EXPECTED.items():
        assert response.headers.get(name) in allowed, (path, name, response.headers.get(name))
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy, path
    assert "frame-ancestors 'none'" in policy, path
    assert "unsafe" not in policy, path
    assert "*" not in policy, path
    assert "geolocation=()" in response.headers["Permissions-Policy"], path
    assert not {"Server", "X-Powered-By"} & set(response.headers), path


@pytest.mark.parametrize("path", VISITORS)
def test_a_visitors_page_says_what_a_browser_may_do(client: Client, path: str) -> None:
    look(client, path)


@pytest.mark.parametrize("name", PEOPLES)
def test_a_signed_in_page_says_what_a_browser_may_do(signed_in: Any, name: str) -> None:
    client = signed_in(name)
    for path in PEOPLES[name]:
        look(client, path)


@pytest.fixture(scope="module")
def production() -> dict[str, Any]:
    """What production sets, read in a process of its own."""
    code = "import json; from django.conf import settings as s; print(json.dumps({n: getattr(s, n)"
    finished = subprocess.run(
        [sys.executable, "-c", f"{code} for n in {NAMES!r}}}))"],
        cwd=django_settings.BASE_DIR,
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": "site",
            "DJANGO_SETTINGS_MODULE": "qalqan.settings.production",
            "SECRET_KEY": "x" * 60,
            "AUDIT_KEY": "y",
            "ALLOWED_HOSTS": "qalqan.example",
            "PUBLIC_BASE_URL": "https://qalqan.example",
        },
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(finished.stdout)
    return found


def test_cookies_belong_to_this_host_alone(client: Client, settings: Any, production: Any) -> None:
    for name, value in production.items():
        setattr(settings, name, value)
    response = client.get("/kk/sign-in/", secure=True)
    cookie = response.cookies["__Host-csrf"]
    assert (cookie["secure"], cookie["path"], cookie["domain"]) == (True, "/", "")
    assert cookie["samesite"] == "Lax"
    assert production["SESSION_COOKIE_NAME"].startswith("__Host-")
    assert production["SESSION_COOKIE_HTTPONLY"]
    assert (production["SESSION_COOKIE_DOMAIN"], production["SESSION_COOKIE_PATH"]) == (None, "/")


def test_production_is_reached_by_https_alone(production: Any) -> None:
    assert production["SECURE_SSL_REDIRECT"]
    assert production["SECURE_HSTS_SECONDS"] >= 31_536_000
    assert production["SECURE_HSTS_INCLUDE_SUBDOMAINS"]


def test_a_person_stays_signed_in_under_the_name_of_production(
    person: Any, settings: Any, production: Any
) -> None:
    for name, value in production.items():
        setattr(settings, name, value)
    client = Client()
    client.force_login(person("cadet"), "qalqan.accounts.services.sign_in.SignInBackend")
    assert "__Host-session" in client.cookies
    assert client.get("/kk/my/", secure=True).status_code == 200
