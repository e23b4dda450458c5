"""Campaign and help pages. Nothing here asks who is reading."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from campaigns.models import CampaignIndexPage, CampaignPage
from qalqan.common.languages import OWN_NAMES
from qalqan.common.models import BasePage, Hotline
from qalqan.common.services.citations import Citations


def campaign_index(request: HttpRequest, page: CampaignIndexPage) -> HttpResponse:
    language = get_language()
    campaigns = CampaignPage.objects.child_of(page).live().filter(**{f"ready_{language}": True})
    return _public(request, page, {"campaigns": campaigns.order_by("path")})


def public_page(request: HttpRequest, page: BasePage) -> HttpResponse:
    lines = list(Hotline.objects.shown().select_related("source"))
    for line in lines:
        line.language_names = [OWN_NAMES.get(code, code) for code in line.languages]
    citations = Citations()
    for block in page.body:
        citations.of_block(block.value)
    return _public(request, page, {"hotlines": lines, "citations": citations.listed()})


def _public(request: HttpRequest, page: BasePage, context: dict[str, Any]) -> HttpResponse:
    shared = {"page": page, "exit_url": settings.EXIT_URL}
    response = render(request, page.template, {**shared, **context})
    # The reader's browser keeps no copy that somebody else could find.
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response
