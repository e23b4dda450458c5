"""Whether the host for packages is one of its own."""

from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.http.request import validate_host


def check_content_origin(origin: str, *, site: str, hosts: list[str]) -> None:
    """Stop with a sentence that says what to set; "" stands for the site's own host."""
    if not origin:
        return
    parts = urlsplit(origin)
    if parts.scheme not in {"http", "https"} or origin != f"{parts.scheme}://{parts.netloc}":
        raise ImproperlyConfigured(
            "CONTENT_ORIGIN is no origin. Write it such as https://content.example.kz"
        )
    if parts.hostname == urlsplit(site).hostname:
        raise ImproperlyConfigured(
            "CONTENT_ORIGIN is the site's own host. Name another, or leave it unset."
        )
    if not validate_host(parts.hostname or "", hosts):
        raise ImproperlyConfigured(
            f"CONTENT_ORIGIN is not answered. Add {parts.hostname} to ALLOWED_HOSTS."
        )
