"""The list and the sums as files."""

from collections.abc import Iterable
from typing import Any

from django.http import FileResponse, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.forms.outreach import CoverageForm, FilterForm
from campaigns.services.outreach import listing, sums
from campaigns.views.outreach.screens import SUMS, VIEW, asked
from campaigns.views.workspace import for_holders_of
from qalqan.common.services.tables import csv_lines, xlsx_file

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@for_holders_of(VIEW)
def events(request: HttpRequest, format: str) -> HttpResponseBase:
    """Those that stand, with what they counted."""
    _form, found = asked(request, FilterForm)
    rows = listing.rows(found.filter(withdrawn_at=None))
    return _file(format, _("Outreach events"), listing.header(), rows)


@for_holders_of(SUMS)
def coverage(request: HttpRequest, format: str) -> HttpResponseBase:
    form, found = asked(request, CoverageForm)
    groups = sums.groups(found.counted(), form.grouping)
    shown = sums.shown_figures(groups)
    by = str(sums.GROUPINGS[form.grouping].label)
    header = [by, _("Events"), *(str(figure.label) for figure in shown)]
    rows = (
        [one.name, one.events, *(one.figures.get(figure.value, 0) for figure in shown)]
        for one in groups
    )
    return _file(format, _("Coverage"), header, rows)


def _file(
    format: str, title: str, header: list[str], rows: Iterable[list[Any]]
) -> HttpResponseBase:
    if format == "xlsx":
        answer: HttpResponseBase = FileResponse(xlsx_file(title, header, rows), content_type=XLSX)
    else:
        lines = csv_lines(header, rows)
        answer = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    name = f"qalqan-outreach-{timezone.localdate():%Y-%m-%d}.{format}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
