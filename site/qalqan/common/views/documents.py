"""Documents, in parts where a browser asks for a part: without that Safari plays no video."""

from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header, quote_etag
from django.views.decorators.http import etag, require_safe
from wagtail import hooks
from wagtail.documents import get_document_model
from wagtail.documents.models import document_served

from qalqan.common.views import sending


@require_safe
def serve(request: HttpRequest, document_id: str, filename: str) -> HttpResponseBase:
    """In place of Wagtail's view, whose hooks go on guarding private collections."""
    document = get_object_or_404(get_document_model(), pk=document_id)
    if document.filename != filename:
        raise Http404
    for guard in hooks.get_hooks("before_serve_document"):
        refusal = guard(document, request)
        if isinstance(refusal, HttpResponseBase):
            return refusal
    document_served.send(sender=type(document), instance=document, request=request)
    tag = quote_etag(document.file_hash) if document.file_hash else None
    send = etag(lambda _request: tag)(lambda asked: _file(asked, document, tag))
    response: HttpResponseBase = send(request)
    return response


def _file(request: HttpRequest, document: Any, tag: str | None) -> HttpResponseBase:
    try:
        size = document.file.size
    except OSError as error:
        raise Http404 from error
    kind = document.content_type
    response = sending.send(request, document.open_file, size=size, kind=kind, tag=tag)
    if response.status_code == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
        return response
    # What editors upload is downloaded or played; it never runs as a page of ours.
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Disposition"] = content_disposition_header(True, document.filename) or ""
    return response
