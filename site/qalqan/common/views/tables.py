"""Tables that are sent as they are read."""

from collections.abc import Iterable
from typing import Any

from django.http import FileResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone

from qalqan.common.services.tables import csv_lines, xlsx_file

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def table_response(
    format: str, *, name: str, title: str, header: list[str], rows: Iterable[list[Any]]
) -> HttpResponseBase:
    """A file in `format` ("csv" or "xlsx"), called after `name` and today."""
    if format == "xlsx":
        answer: HttpResponseBase = FileResponse(xlsx_file(title, header, rows), content_type=XLSX)
    else:
        lines = csv_lines(header, rows)
        answer = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    file_name = f"qalqan-{name}-{timezone.localdate():%Y-%m-%d}.{format}"
    answer["Content-Disposition"] = f'attachment; filename="{file_name}"'
    return answer
