"""Rejected rows as a file, to be mended and brought in again."""

from collections.abc import Iterator

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from courses.lists import services
from courses.lists.views.access import academies_for_lists
from qalqan.accounts.services.requests import person_of
from qalqan.common.services import uploads
from qalqan.common.services.tables import csv_lines


def lines(rows: services.Rows, done: services.Imported) -> Iterator[str]:
    """The rejected rows as they came, each with its reason, to be mended and brought in again."""
    cells, width = dict(rows.below), len(rows.header)
    header = [*rows.header, _("Row"), _("Why it was rejected")]
    return csv_lines(
        header,
        (
            [*[*cells[line.number], *[""] * width][:width], line.number, line.reason]
            for line in done.rejected
        ),
    )


@require_POST
@never_cache
@login_required
def download(request: HttpRequest) -> HttpResponse:
    academies_for_lists(request)
    try:
        kept = uploads.choices_of(request.POST.get("upload", ""), by=person_of(request))
    except uploads.UploadGoneError:
        return render(request, "courses/academy/lists/gone.html", status=410)
    response = HttpResponse(kept["file"].read_bytes(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="rejected.csv"'
    return response
