"""Where a named person vouches for a language of the help page."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from campaigns.models import HelpPage
from campaigns.models.help import ALL_LANGUAGES
from campaigns.services import help as help_service
from campaigns.services import line_texts
from campaigns.services.help import HelpError
from qalqan.common.languages import LANGUAGES

MAY_SEE = permission_required("campaigns.view_languagecheck", raise_exception=True)
MAY_CHECK = permission_required("campaigns.add_languagecheck", raise_exception=True)


@never_cache
@login_required
@MAY_SEE
def listed(request: HttpRequest) -> HttpResponse:
    page = get_object_or_404(HelpPage.objects.live())
    draft = help_service.to_read(page)
    context = {
        "languages_written": [_row(draft, code) for code in help_service.written(draft)],
        "nameless_lines": help_service.nameless_lines(),
        "may_check": request.user.has_perm("campaigns.add_languagecheck"),
    }
    return render(request, "campaigns/checks/list.html", context)


@never_cache
@login_required
@MAY_CHECK
@require_POST
def record(request: HttpRequest, language: str) -> HttpResponse:
    page = get_object_or_404(HelpPage.objects.live())
    seen = request.POST.get("seen", "")
    try:
        help_service.record_check(page, language, by=request.user, seen=seen)
    except HelpError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Your check is recorded."))
    return redirect("campaigns:help_checks")


def _row(page: HelpPage, language: str) -> dict[str, Any]:
    return {
        "code": language,
        "name": dict(ALL_LANGUAGES)[language],
        "url": _where_to_read(page, language),
        "fingerprint": help_service.fingerprint(page, language),
        "line_texts": line_texts.texts_in(language),
        "is_checked": help_service.is_checked(page, language),
        "last": page.checks.filter(language=language).select_related("checked_by").first(),
    }


def _where_to_read(page: HelpPage, language: str) -> str:
    """The editor's preview while there is a draft of a language that it has."""
    if page.has_unpublished_changes and language in LANGUAGES:
        preview = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
        return f"{preview}?mode={language}"
    return f"/{language}/help/"
