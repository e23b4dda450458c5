"""The register of sources: what rests on one, and reviews after a change of it."""

from itertools import groupby
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.snippets.views.snippets import EditView

from qalqan.common.enums import SourceStatus
from qalqan.common.models import Source, SourceReview
from qalqan.common.services import sources


class SourceEditView(EditView):
    """Saving a change of meaning opens the reviews of what cites the source."""

    def save_instance(self) -> Source:
        source: Source = super().save_instance()
        if self.form.changes_meaning:
            opened = sources.record_change(
                source,
                change=self.form.cleaned_data["change"],
                tell_learners=self.form.cleaned_data["tell_learners"],
                by=self.request.user,
            )
            text = ngettext(
                "%(count)d review was opened.", "%(count)d reviews were opened.", opened
            )
            messages.info(self.request, text % {"count": opened})
        return source


def uses(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything that rests on one source, by kind, with the reviews that still wait."""
    _may_see(request)
    source = get_object_or_404(Source, pk=pk)
    finder = AdminURLFinder(request.user)
    found = sorted(sources.uses(source), key=lambda use: (use.kind, str(use.content)))
    context = {
        "page_title": str(source),
        "header_title": str(source),
        "header_icon": "openquote",
        "source": source,
        "successor": sources.successor(source),
        "groups": [
            (kind, [(use, finder.get_edit_url(use.content)) for use in group])
            for kind, group in groupby(found, key=lambda use: use.kind)
        ],
        "reviews": _listed(source.reviews.open(), finder),
    }
    return render(request, "common/sources/uses.html", context)


def waiting(request: HttpRequest) -> HttpResponse:
    """All reviews that wait, the oldest first, and the sources whose next check is due."""
    _may_see(request)
    context = {
        "page_title": _("Sources to review"),
        "header_title": _("Sources to review"),
        "header_icon": "warning",
        "reviews": _listed(SourceReview.objects.open(), AdminURLFinder(request.user)),
        "due": Source.objects.due(timezone.localdate()).order_by("next_check_on"),
        "unverified": Source.objects.filter(status=SourceStatus.TO_VERIFY),
    }
    return render(request, "common/sources/waiting.html", context)


def _listed(reviews: Any, finder: AdminURLFinder) -> list[tuple[SourceReview, str | None]]:
    found = reviews.select_related("source", "content_type").prefetch_related("subject")
    return [(review, finder.get_edit_url(review.subject)) for review in found if review.subject]


@require_POST
def close_review(request: HttpRequest, pk: int) -> HttpResponse:
    """The record was read and is right; whoever may edit it may say so."""
    review = get_object_or_404(SourceReview.objects.open(), pk=pk)
    may_edit = AdminURLFinder(request.user).get_edit_url(review.subject) is not None
    if not (may_edit or request.user.has_perm("common.check_source")):
        raise PermissionDenied
    sources.close_review(review, by=request.user)
    messages.success(request, _("Marked as reviewed."))
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = reverse("source_reviews")
    return redirect(back)


def _may_see(request: HttpRequest) -> None:
    if not request.user.has_perm("common.view_source"):
        raise PermissionDenied
