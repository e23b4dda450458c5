"""The first run of an installation: its host, its roles and root pages, its first administrator."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from wagtail.models import Site

from qalqan.accounts.models import User
from qalqan.common.enums import AuditAction
from qalqan.common.services import audit

PORTS = {"http": 80, "https": 443}


def point_site_at_host() -> Site:
    """Let Wagtail know by which address its pages are reached: PUBLIC_BASE_URL."""
    address = urlsplit(settings.PUBLIC_BASE_URL)
    site = Site.objects.get(is_default_site=True)
    site.hostname = address.hostname or "localhost"
    site.port = address.port or PORTS.get(address.scheme, 80)
    site.save()
    return site


def administrators() -> int:
    """How many people may do everything here and can sign in."""
    return User.objects.filter(is_superuser=True, is_active=True).count()


@transaction.atomic
def make_administrator(email: str, password: str) -> User:
    """The first person. Raises ValidationError where address or password will not do."""
    validate_password(password, User(email=email))
    person = User.objects.create_superuser(email, password)
    audit.append(
        AuditAction.ROLE_CHANGED,
        subject=f"person:{person.pk}",
        data={"granted": "superuser"},
    )
    return person
