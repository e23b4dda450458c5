"""The academy's workspace: who completed what, on screen and as a file, and one-time slips."""

import uuid
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from courses import reports
from courses.forms.academy import ReportFilterForm
from courses.services.scope import academies_of
from courses.services.slips import issue_slip
from qalqan.accounts.services.requests import person_of
from qalqan.common.enums import AuditAction
from qalqan.common.services import audit
from qalqan.common.services.tables import csv_lines

PER_PAGE = 50


def _selection(request: HttpRequest) -> tuple[list[Any], ReportFilterForm, Any]:
    academies = list(academies_of(person_of(request)).select_related("region"))
    if not academies:
        raise PermissionDenied(_("This page is for the managers of academies."))
    form = ReportFilterForm(request.GET or None)
    form.set_academies(academies)
    chosen = form.cleaned_data if form.is_valid() else {}
    cohort = chosen.get("cohort")
    found = reports.enrolments(
        academies_of(person_of(request)),
        cohort=cohort.pk if cohort else None,
        state=chosen.get("state", ""),
    )
    return academies, form, found


@never_cache
@login_required
def table(request: HttpRequest) -> HttpResponse:
    academies, form, found = _selection(request)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    rows = [
        {**asdict(row), "slip_url": reverse("courses:slip", args=[row.registration])}
        for row in reports.rows(list(page.object_list))
    ]
    context = {
        "academy": academies[0],
        "rows": rows,
        "page_obj": page,
        "querystring": query.urlencode(),
        "filters": form,
        "summary": reports.summary(found),
        "csv_url": f"{reverse('courses:academy_csv')}?{query.urlencode()}",
    }
    return render(request, "courses/academy_table.html", context)


@never_cache
@login_required
def table_csv(request: HttpRequest) -> StreamingHttpResponse:
    academies, _form, found = _selection(request)
    audit.append(
        AuditAction.RESULTS_EXPORTED,
        subject=f"academy:{academies[0].pk}",
        actor=person_of(request).pk,
        data={"format": "csv"},
    )
    response = StreamingHttpResponse(
        csv_lines(_header(), _cells(found)), content_type="text/csv; charset=utf-8"
    )
    name = f"qalqan-{academies[0].code}-{timezone.localdate():%Y-%m-%d}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _header() -> list[str]:
    return [
        _("Name"),
        _("Cohort"),
        _("Department"),
        _("Module"),
        _("Lessons read"),
        _("Lessons"),
        _("Score"),
        _("Maximum"),
        _("Passed"),
        _("Completed on"),
    ]


def _cells(found: Any) -> Iterator[list[Any]]:
    words = {True: _("yes"), False: _("no"), None: ""}
    for row in reports.all_rows(found):
        yield [
            row.name,
            row.cohort,
            row.department,
            row.module,
            row.lessons_done,
            row.lessons_total,
            row.score,
            row.maximum,
            words[row.passed],
            f"{timezone.localtime(row.completed_at):%Y-%m-%d}" if row.completed_at else "",
        ]


@never_cache
@login_required
def slip(request: HttpRequest, registration: uuid.UUID) -> HttpResponse:
    """Issue and show a slip. The secret is shown this once, so no address leads back to it."""
    if request.method != "POST":
        return redirect("courses:academy")
    issued = issue_slip(registration, by=person_of(request))
    if issued is None:
        raise Http404
    record, secret = issued
    context = {
        "name": str(record.user),
        "identifier": record.user.get_username(),
        "code": secret,
        "expires": record.expires_at,
        "url": request.build_absolute_uri(reverse("accounts:slip_sign_in")),
        "canonical_path": "",
    }
    return render(request, "courses/slip.html", context)
