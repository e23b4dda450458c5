"""Documents, in parts where a browser asks for a part: without that Safari plays no video."""

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header, quote_etag
from django.views.decorators.http import etag, require_safe
from wagtail import hooks
from wagtail.documents import get_document_model
from wagtail.documents.models import document_served

from qalqan.common.services.ranges import Part, UnsatisfiableError, part_asked

CHUNK = 64 * 1024


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
    try:
        part = part_asked(_range_header(request, tag), size)
    except UnsatisfiableError:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    response = _content(request, document, part or Part(0, size - 1))
    if part:
        response.status_code = 206
        response["Content-Range"] = f"bytes {part.first}-{part.last}/{size}"
    # What editors upload is downloaded or played; it never runs as a page of ours.
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Disposition"] = content_disposition_header(True, document.filename) or ""
    response["Accept-Ranges"] = "bytes"
    return response


def _range_header(request: HttpRequest, tag: str | None) -> str:
    """The Range header, where it means the file as it is now."""
    condition = request.headers.get("If-Range")
    if request.method != "GET" or (condition is not None and condition != tag):
        return ""
    return request.headers.get("Range", "")


def _content(request: HttpRequest, document: Any, part: Part) -> HttpResponseBase:
    kind, length = document.content_type, {"Content-Length": str(part.length)}
    if request.method == "HEAD":
        return HttpResponse(content_type=kind, headers=length)
    return StreamingHttpResponse(_chunks(document, part), content_type=kind, headers=length)


def _chunks(document: Any, part: Part) -> Iterator[bytes]:
    left = part.length
    with document.open_file() as stream:
        stream.seek(part.first)
        while left and (chunk := stream.read(min(CHUNK, left))):
            left -= len(chunk)
            yield chunk
