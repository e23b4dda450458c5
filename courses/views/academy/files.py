"""The completion report as a file; each is written as it is read."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.db.models import QuerySet
from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from courses import reports
from courses.models import Academy, Enrolment
from qalqan.accounts.models import User
from qalqan.common.enums import AuditAction
from qalqan.common.services import audit, pdf
from qalqan.common.services.tables import csv_lines, xlsx_file

FORMATS = ("csv", "xlsx", "pdf")
# Paper has an end; whoever needs more takes a table.
MOST_ON_PAPER = 2000
LINES_A_PIECE = 200


def answer(
    format: str,
    found: QuerySet[Enrolment],
    *,
    columns: list[reports.Column],
    academies: list[Academy],
    by: User,
) -> HttpResponseBase:
    for academy in academies:
        audit.append(
            AuditAction.RESULTS_EXPORTED,
            subject=f"academy:{academy.pk}",
            actor=by.pk,
            data={"format": format},
        )
    name = f"qalqan-{academies[0].code}-{timezone.localdate():%Y-%m-%d}.{format}"
    make = {"csv": _csv, "xlsx": _xlsx, "pdf": _pdf}[format]
    made = make(found, columns, academies)
    made["Content-Disposition"] = f'attachment; filename="{name}"'
    return made


def _cells(found: QuerySet[Enrolment], columns: list[reports.Column]) -> Iterator[list[Any]]:
    for row in reports.all_rows(found, wanted={column.key for column in columns}):
        yield [column.cell(row) for column in columns]


def _csv(
    found: QuerySet[Enrolment], columns: list[reports.Column], academies: list[Academy]
) -> HttpResponseBase:
    lines = csv_lines([str(column.label) for column in columns], _cells(found, columns))
    return StreamingHttpResponse(_together(lines), content_type="text/csv; charset=utf-8")


def _together(lines: Iterator[str]) -> Iterator[str]:
    """Many lines at a time: each piece of a response costs as much as a line."""
    while piece := "".join(islice(lines, LINES_A_PIECE)):
        yield piece


def _xlsx(
    found: QuerySet[Enrolment], columns: list[reports.Column], academies: list[Academy]
) -> HttpResponseBase:
    header = [str(column.label) for column in columns]
    file = xlsx_file(_("Completion"), header, _cells(found, columns))
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return FileResponse(file, content_type=kind)


def _pdf(
    found: QuerySet[Enrolment], columns: list[reports.Column], academies: list[Academy]
) -> HttpResponseBase:
    rows = list(_cells(found[:MOST_ON_PAPER], columns))
    data = {
        "title": _("Completion"),
        "author": ", ".join(str(academy) for academy in academies[:3]),
        "date": f"{timezone.localdate():%d.%m.%Y}",
        "header": [str(column.label) for column in columns],
        "rows": [["" if cell is None else str(cell) for cell in row] for row in rows],
        "more": _("The list is longer: the first %(count)s are here. A table file holds all.")
        % {"count": MOST_ON_PAPER}
        if len(rows) == MOST_ON_PAPER
        else "",
    }
    made = pdf.render("report", data, language=get_language() or "kk")
    return HttpResponse(made, content_type=pdf.MEDIA_TYPE)
