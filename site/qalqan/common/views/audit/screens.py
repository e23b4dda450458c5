"""The chain for auditors: the list, one row, its checks, and files of it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from qalqan.common.enums import AuditAction
from qalqan.common.forms.audit import AuditFilterForm
from qalqan.common.models import AuditCheck, AuditRow
from qalqan.common.services import audit, auditing
from qalqan.common.services.personal_data import registry
from qalqan.common.views.audit.lines import line, lines_of
from qalqan.common.views.rights import for_holders_of
from qalqan.common.views.tables import table_response

VIEW = "common.view_auditrow"


@for_holders_of(VIEW)
def listed(request: HttpRequest) -> HttpResponse:
    form = AuditFilterForm(request.GET)
    before = request.GET.get("before", "")
    rows, following = auditing.page_of(form.filters, before=_number(before))
    query = request.GET.copy()
    query.pop("before", None)
    context = {
        "form": form,
        "lines": lines_of(rows),
        "following": following,
        "is_first": not before,
        "asked": f"?{query.urlencode()}" if query else "",
        "head": audit.head_state(),
        "check": AuditCheck.objects.first(),
    }
    return render(request, "common/audit/list.html", context)


@for_holders_of(VIEW)
def detail(request: HttpRequest, sequence: int) -> HttpResponse:
    row = get_object_or_404(AuditRow, pk=sequence)
    context = {
        "line": line(row),
        "changes": auditing.changes_of(row),
        "is_first": sequence == 1,
        "is_last": sequence == audit.head_state().count,
    }
    return render(request, "common/audit/row.html", context)


@require_POST
@for_holders_of(VIEW)
def check(request: HttpRequest) -> HttpResponse:
    auditing.ask_for_check()
    messages.success(request, _("The chain is being checked. The result will stand here."))
    return redirect("common:audit")


@for_holders_of(VIEW)
def export(request: HttpRequest, format: str) -> HttpResponseBase:
    """The rows that fit; the file leaves a row of its own, which is in it where it fits."""
    filters = AuditFilterForm(request.GET).filters
    audit.append(
        AuditAction.AUDIT_EXPORTED,
        subject="audit",
        actor=request.user.pk,
        data={"format": format, **filters.as_data()},
    )
    rows = auditing.table_rows(filters)
    return table_response(
        format, name="audit", title=_("Audit"), header=auditing.header(), rows=rows
    )


@for_holders_of(VIEW)
def personal_data(request: HttpRequest) -> HttpResponse:
    """The registry: what is kept about people, why, on what ground and how long."""
    context: dict[str, Any] = {"entries": sorted(registry.values(), key=lambda one: one.title)}
    return render(request, "common/audit/personal_data.html", context)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None
