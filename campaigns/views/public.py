"""Campaign and help pages. Nothing here asks who is reading."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import get_language

from campaigns.enums import HelpLanguage
from campaigns.models import (
    CampaignIndexPage,
    CampaignPage,
    HelpPage,
    HelpText,
    OutreachEvent,
)
from campaigns.services import help as help_service
from campaigns.services.line_texts import is_partly_russian, shown_lines
from campaigns.services.materials import Version, offers
from qalqan.common.languages import OWN_NAMES
from qalqan.common.services.citations import Citations
from qalqan.common.templatetags.site_tags import LanguageLink


def campaign_index(request: HttpRequest, page: CampaignIndexPage) -> HttpResponse:
    ready = {f"ready_{get_language()}": True}
    campaigns = CampaignPage.objects.child_of(page).live().filter(**ready)
    today = timezone.localdate()
    lists = {"current": campaigns.current(today), "coming": campaigns.coming(today)}
    return _public(request, page.template, {"page": page, **lists})


def campaign_page(request: HttpRequest, page: CampaignPage) -> HttpResponse:
    announced = OutreachEvent.objects.announced(timezone.localdate()).filter(campaign=page)
    context = {"page": page, "announced": announced.select_related("region")}
    return _public(request, page.template, {**context, **_body_context(_version(page), page.body)})


def help_page(request: HttpRequest, page: HelpPage) -> HttpResponse:
    """In Kazakh, Russian or English."""
    return _help(request, page, page, get_language() or settings.LANGUAGE_CODE)


def help_text(request: HttpRequest, language: str) -> HttpResponse:
    """In a language that the rest of the site does not have."""
    texts = HelpText.objects.filter(is_ready=True, language=language, page__live=True)
    text = texts.select_related("page").first()
    if text is None:
        raise Http404
    with translation.override(language):
        return _help(request, text.page, text, language)


def _help(
    request: HttpRequest, page: HelpPage, text: HelpPage | HelpText, language: str
) -> HttpResponse:
    tag = _tag(language)
    offered = help_service.offered(page)
    context: dict[str, Any] = {
        "page": text,
        "html_lang": tag,
        "languages": [_link(code, language) for code in offered],
    }
    if language in offered:
        template = "campaigns/help_page.html"
        spoken = tag.partition("-")[0]
        context |= _body_context(Version(page, language), text.body)
        context["answering"] = [one for one in context["hotlines"] if spoken in one.languages]
        if text is not page:
            partly = (one for one in context["hotlines"] if is_partly_russian(one, language))
            context["partly_russian"] = [one.pk for one in partly]
        context["is_draft"] = text is not page and not help_service.is_checked(page, language)
    else:
        template = "campaigns/help_held.html"
    response = _public(request, template, context)
    response["Content-Language"] = tag
    return response


def _tag(language: str) -> str:
    return language if language in OWN_NAMES else HelpLanguage(language).tag


def _link(language: str, current: str) -> LanguageLink:
    name = OWN_NAMES[language] if language in OWN_NAMES else HelpLanguage(language).label
    return LanguageLink(_tag(language), str(name), f"/{language}/help/", language == current)


def _version(page: CampaignPage) -> Version:
    return Version(page, get_language() or settings.LANGUAGE_CODE)


def _body_context(version: Version, body: Any) -> dict[str, Any]:
    citations = Citations()
    for block in body:
        citations.of_block(block.value)
    lines = shown_lines()
    context = {"hotlines": lines, "citations": citations.listed()}
    if any(block.block_type == "materials" for block in body):
        context["materials"] = offers(version, lines)
    return context


def _public(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    response = render(request, template, {"exit_url": settings.EXIT_URL, **context})
    # The reader's browser keeps no copy that somebody else could find.
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response
