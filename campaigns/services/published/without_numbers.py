"""What a reader gets where no page may be shown: what to do in danger, and no number at all."""

from functools import lru_cache

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext

from campaigns.services.published.copies import Copy, copy_of
from qalqan.common.languages import LANGUAGES

HEADERS = {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Retry-After": "60",
}


def without_numbers(language: str) -> Copy:
    """The page in `language`, or in Kazakh; made without the database."""
    return _made(language if language in LANGUAGES else LANGUAGES[0])


@lru_cache(maxsize=len(LANGUAGES))
def _made(language: str) -> Copy:
    with translation.override(language):
        # Its tab and its line in the history tell nothing.
        context = {"exit_url": settings.EXIT_URL, "page": {"heading": gettext("Information")}}
        page = render_to_string("campaigns/help_held.html", context)
    headers = HEADERS | {"Content-Language": language}
    return copy_of("", "503 Service Unavailable", headers.items(), page.encode())
