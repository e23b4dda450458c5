"""The authors' queue of reported errors."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder

from courses.enums import ReportState
from courses.forms.reading import ErrorAnswerForm
from courses.models import ErrorReport
from courses.services import error_reports
from qalqan.accounts.services.requests import person_of

ON_A_PAGE = 25


def queue(request: HttpRequest) -> HttpResponse:
    """Open reports, the oldest first; or those that were answered, the newest first."""
    _may_answer(request)
    closed = request.GET.get("closed") == "1"
    found = ErrorReport.objects.select_related("page", "item", "answered_by")
    found = (
        found.exclude(state=ReportState.OPEN).order_by("-answered_at")
        if closed
        else found.open().order_by("reported_at")
    )
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("p"))
    context = {
        "page_title": _("Reported mistakes"),
        "header_title": _("Reported mistakes"),
        "header_icon": "comment",
        "reports": page,
        "closed": closed,
    }
    return render(request, "courses/admin/error_reports.html", context)


def answer(request: HttpRequest, pk: int) -> HttpResponse:
    _may_answer(request)
    report = get_object_or_404(ErrorReport.objects.select_related("page", "item"), pk=pk)
    form = ErrorAnswerForm(request.POST or None)
    if form.is_valid():
        try:
            error_reports.answer(
                report,
                state=ReportState(form.cleaned_data["state"]),
                text=form.cleaned_data["answer"],
                by=person_of(request),
            )
        except error_reports.AlreadyAnsweredError:
            messages.warning(request, _("Somebody else has answered this report meanwhile."))
        else:
            messages.success(request, _("The learner is told."))
        return redirect("error_reports")
    finder = AdminURLFinder(request.user)
    context = {
        "page_title": _("Reported mistakes"),
        "header_title": _("Reported mistakes"),
        "header_icon": "comment",
        "report": report,
        "form": form,
        "page_url": finder.get_edit_url(report.page.specific),
        "item_url": finder.get_edit_url(report.item) if report.item else None,
    }
    return render(request, "courses/admin/error_report.html", context)


def _may_answer(request: HttpRequest) -> None:
    if not request.user.has_perm("courses.answer_errorreport"):
        raise PermissionDenied
