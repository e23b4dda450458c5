"""What the store's screens have in common."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from wagtail.admin.admin_url_finder import AdminURLFinder

from assessments.h5p.services import listing
from assessments.models import H5PContent


def found(uuid: UUID) -> H5PContent:
    content: H5PContent = get_object_or_404(listing.contents(), uuid=uuid)
    return content


def page(request: HttpRequest, name: str, title: str, context: dict[str, Any]) -> HttpResponse:
    shown = {**context, "page_title": title, "header_title": title, "header_icon": "media"}
    return render(request, f"assessments/h5p/{name}.html", shown)


def linked(request: HttpRequest, records: Iterable[Model]) -> list[tuple[Model, str | None]]:
    """Each with the address where this person may change it, if anywhere."""
    finder = AdminURLFinder(request.user)
    return [(record, finder.get_edit_url(record)) for record in records]
