"""Text pages; two of them say what nobody has to write by hand."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from qalqan.common.models import TextPage
from qalqan.common.services.personal_data import told

# Slugs, the same in every language.
PRIVACY, ACCESSIBILITY = "privacy", "accessibility"


def text_page(request: HttpRequest, page: TextPage) -> HttpResponse:
    """The page; below the privacy notice the registry, and below both who answers for them."""
    context = {
        "page": page,
        "shows_operator": page.slug in (PRIVACY, ACCESSIBILITY),
        "operator": {"name": settings.OPERATOR_NAME, "contact": settings.OPERATOR_CONTACT},
        "entries": [],
    }
    if page.slug == PRIVACY:
        context["entries"] = told()
    return render(request, "common/text_page.html", context)
